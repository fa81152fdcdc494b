import * as vscode from 'vscode'
import { configurationKey } from '../../intune/model/configuration.ts'
import { isArguments } from '../../operations/commandArguments.ts'
import type { Asked } from '../../operations/readSubject.ts'
import { type WhyNotAnswer, whyNot, type WhyNotQuestion, whyNotQuestion } from '../../operations/whyNot.ts'
import { whyNotResult } from '../../operations/whyNotResult.ts'
import type { Connection } from '../../session/connection.ts'
import type { ListReading } from '../../session/listReading.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { configurationName } from '../messages/configurationName.ts'
import { describeError } from '../messages/describeError.ts'
import { errorKind } from '../messages/errorKind.ts'
import { evidenceText } from '../messages/evidenceText.ts'
import { ladderSentence } from '../messages/ladderSentence.ts'
import { plainLine } from '../messages/plainLine.ts'
import { rungText } from '../messages/rungText.ts'
import { shownItems } from '../messages/shownItems.ts'
import type { ReportDocuments } from '../reports/reportDocuments.ts'
import { whyNotReport } from '../reports/whyNotReport.ts'
import { subjectAround } from '../views/groups/groupRow.ts'
import { askSubject } from './askSubject.ts'
import { chosenConfiguration } from './chosenConfiguration.ts'
import { whileCancellable } from './whileCancellable.ts'
import type { Run } from './run.ts'

/**
 * Why a configuration reaches a user or a device, or not. With a plain object it resolves to the answer; else it asks what
 * the row does not say, and for the permissions that are missing, and shows the answer as a document.
 */
export function whyNotCommand(session: Session, list: ListReading, documents: ReportDocuments): Run {
  return async (first) => {
    if (isArguments(first)) {
      const question = whyNotQuestion(first)
      const connection = await requireConnection({ session })
      return resultOf(await whyNot(connection, question, Date.now()), connection)
    }
    const connection = await requireConnection({ session })
    const question = await ask(session, list, connection, first)
    const answer = await whileCancellable(vscode.l10n.t('Working out why…'), (signal) =>
      whyNot(connection, question, Date.now(), signal),
    )
    const title = vscode.l10n.t('{0} and {1}', answer.subject.name, configurationName(answer.configuration))
    await documents.open(title, 'md', whyNotReport(answer, connection))
    return undefined
  }
}

async function ask(
  session: Session,
  list: ListReading,
  connection: Connection,
  first: unknown,
): Promise<WhyNotQuestion> {
  const configuration = await chosenConfiguration(list, connection, vscode.l10n.t('Why Not?'), first)
  const configurationId = configurationKey(configuration)
  const around = subjectAround(first)
  if (around) {
    const { of, id } = around
    return { asked: of === 'user' ? { of, key: id } : { of, id }, configurationId }
  }
  const title = vscode.l10n.t('Why Not: {0}', configurationName(configuration))
  const asked = await askSubject(session, connection, await askWhom(title), undefined, title)
  if (asked.of === 'group') throw new vscode.CancellationError()
  return { asked, configurationId }
}

async function askWhom(title: string): Promise<Exclude<Asked['of'], 'group'>> {
  const { t } = vscode.l10n
  const items = [
    { label: t('A device'), description: t('and who uses it'), of: 'device' as const },
    { label: t('A user'), description: t('whatever device it is'), of: 'user' as const },
  ]
  const chosen = await vscode.window.showQuickPick(shownItems(items), {
    title: plainLine(title),
    placeHolder: t('Who should get it?'),
  })
  if (chosen === undefined) throw new vscode.CancellationError()
  return chosen.of
}

function resultOf(answer: WhyNotAnswer, connection: Connection) {
  return whyNotResult(answer, {
    sentence: ladderSentence(answer, connection),
    rung: (rung) => rungText(rung, answer),
    evidence: (evidence) => evidenceText(evidence, answer, connection),
    error: (error) => ({ kind: errorKind(error), message: describeError(error).message }),
  })
}
