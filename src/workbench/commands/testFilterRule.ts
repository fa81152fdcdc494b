import * as vscode from 'vscode'
import { asJson } from '../../base/json.ts'
import { managedDeviceScopes } from '../../intune/directory/deviceFacts.ts'
import { isArguments } from '../../operations/commandArguments.ts'
import { testFilterOnDevice } from '../../operations/testFilterOnDevice.ts'
import { testFilterRule } from '../../operations/testFilterRule.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { pickFound } from '../prompts/pickFound.ts'
import { pickRule } from '../prompts/pickRule.ts'
import { filterTestReport } from '../reports/filterTestReport.ts'
import type { ReportDocuments } from '../reports/reportDocuments.ts'
import { isFoundRow } from '../views/groups/groupRow.ts'
import { deviceChoices } from './deviceChoices.ts'
import type { Run } from './run.ts'
import { whileCancellable } from './whileCancellable.ts'

/**
 * What the rule of a filter gives on a device. With a plain object it resolves to the answer and sends nothing; else it asks
 * for the rule and for the device that the row does not say, asks Intune too, and shows both answers as a document.
 */
export function testFilterRuleCommand(session: Session, documents: ReportDocuments): Run {
  return async (first) => {
    if (isArguments(first)) return testFilterRule(asJson(first))
    const { t } = vscode.l10n
    const connection = await requireConnection({ session })
    const title = t('Test Filter Rule')
    const location = vscode.ProgressLocation.Window
    await vscode.window.withProgress({ location, title: t('Reading the filters…') }, () => connection.filters.load())
    const question = await pickRule(title, connection.filters)
    await session.ensureAccess(connection, managedDeviceScopes)
    const pointed = isFoundRow(first) && first.row === 'subject' && first.subject.of === 'device'
    const find = (text: string, signal: AbortSignal) => deviceChoices(connection, text, signal)
    const id = pointed ? first.subject.id : await pickFound(title, t('Type the whole name of a device'), find)
    const answer = await whileCancellable(t('Testing the rule, and checking with Intune…'), (signal) =>
      testFilterOnDevice(connection, question, id, signal),
    )
    const about = question.filter?.displayName ?? t('Rule')
    await documents.open(t('{0} on {1}', about, answer.device.name), 'md', filterTestReport(answer, connection))
    return undefined
  }
}
