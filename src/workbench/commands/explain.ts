import * as vscode from 'vscode'
import { askedOf, explain, groupsNamed } from '../../operations/explain.ts'
import type { Asked } from '../../operations/readSubject.ts'
import { explanationResult } from '../../operations/explanationResult.ts'
import { isArguments } from '../../operations/commandArguments.ts'
import { readReportedOf } from '../../operations/reportedOf.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { describeError } from '../messages/describeError.ts'
import { errorKind } from '../messages/errorKind.ts'
import { wordingOf } from '../messages/wordingOf.ts'
import { explanationReport } from '../reports/explanationReport.ts'
import type { ReportDocuments } from '../reports/reportDocuments.ts'
import { askSubject } from './askSubject.ts'
import type { Run } from './run.ts'
import { whileCancellable } from './whileCancellable.ts'

/**
 * What a group, a user or a device gets, and why. With a plain object it resolves to the answer; else it asks whom it is
 * about, for the permissions that are missing, and shows the answer as a document; of a device with what Intune reports.
 */
export function explainCommand(session: Session, documents: ReportDocuments, of: Asked['of']): Run {
  return async (first) => {
    if (isArguments(first)) {
      const asked = askedOf(of, first)
      const connection = await requireConnection({ session })
      const errorOf = (error: Error) => ({ kind: errorKind(error), message: describeError(error).message })
      return explanationResult(await explain(connection, asked), wordingOf(connection), errorOf)
    }
    const connection = await requireConnection({ session })
    const asked = await askSubject(session, connection, of, first)
    const [answer, reported] = await whileCancellable(vscode.l10n.t('Working out what it gets…'), async (signal) => {
      const found = await explain(connection, asked, signal)
      const names = connection.groups.resolve(groupsNamed(found), signal)
      const [status] = await Promise.all([readReportedOf(connection, found, signal), names])
      return [found, status] as const
    })
    const title = vscode.l10n.t('What {0} gets', answer.subject.name)
    await documents.open(title, 'md', explanationReport(answer, connection, reported))
    return undefined
  }
}
