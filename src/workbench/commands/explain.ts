import * as vscode from 'vscode'
import { type Asked, askedOf, explain, groupsNamed } from '../../operations/explain.ts'
import { explanationResult } from '../../operations/explanationResult.ts'
import { isArguments } from '../../operations/commandArguments.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { describeError } from '../messages/describeError.ts'
import { errorKind } from '../messages/errorKind.ts'
import { wordingOf } from '../messages/wordingOf.ts'
import { explanationReport } from '../reports/explanationReport.ts'
import { askSubject } from './askSubject.ts'
import type { Run } from './run.ts'

/**
 * What a group, a user or a device gets, and why. With a plain object it resolves to the answer; else it asks whom it is
 * about, for the permissions that are missing, and shows the answer as a document.
 */
export function explainCommand(session: Session, of: Asked['of']): Run {
  return async (first) => {
    if (isArguments(first)) {
      const asked = askedOf(of, first)
      const connection = await requireConnection({ session })
      const errorOf = (error: Error) => ({ kind: errorKind(error), message: describeError(error).message })
      return explanationResult(await explain(connection, asked), wordingOf(connection), errorOf)
    }
    const connection = await requireConnection({ session })
    const asked = await askSubject(session, connection, of, first)
    const content = await withProgress(async (signal) => {
      const explanation = await explain(connection, asked, signal)
      await connection.groups.resolve(groupsNamed(explanation), signal)
      return explanationReport(explanation, connection)
    })
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }))
    return undefined
  }
}

function withProgress<T>(work: (signal: AbortSignal) => Promise<T>): Thenable<T> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Working out what it gets…'),
    cancellable: true,
  }
  return vscode.window.withProgress(options, async (_, token) => {
    const controller = new AbortController()
    const listening = token.onCancellationRequested(() => controller.abort())
    try {
      return await work(controller.signal)
    } finally {
      listening.dispose()
    }
  })
}
