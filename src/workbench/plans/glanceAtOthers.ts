import * as vscode from 'vscode'
import type { Plan } from '../../intune/planning/plan.ts'
import type { Connection } from '../../session/connection.ts'
import { numberText } from '../messages/inLanguage.ts'
import type { OthersNote } from './othersNote.ts'

/** With its heading; more is for the preview. */
const mostLines = 4

/**
 * Begins to ask who else edited what the plan is about. What it answers gives the lines for a question that is shown now:
 * none where they are not there yet, as the question does not wait for them.
 */
export function glanceAtOthers(others: OthersNote, connection: Connection, plan: Plan): () => readonly string[] {
  const controller = new AbortController()
  let known: readonly string[] = []
  void others.lines(connection, plan, controller.signal, { evenNone: false }).then((lines) => (known = lines))
  return () => {
    controller.abort()
    const rest = known.length - mostLines
    return rest <= 0
      ? known
      : [...known.slice(0, mostLines), vscode.l10n.t('{0} more in the preview.', numberText(rest))]
  }
}
