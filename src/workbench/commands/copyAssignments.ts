import * as vscode from 'vscode'
import { planChanges } from '../../intune/planning/plan.ts'
import type { AssignmentClipboard } from '../../operations/assignmentClipboard.ts'
import { isArguments } from '../../operations/commandArguments.ts'
import { assignmentsToCopy, copyRequest, type CopyRequest } from '../../operations/copyAssignments.ts'
import { planInput } from '../../operations/planInput.ts'
import type { Connection } from '../../session/connection.ts'
import type { ListReading } from '../../session/listReading.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { assignmentsText } from '../messages/assignmentsText.ts'
import { commandResult } from '../plans/commandResult.ts'
import type { StatusLine } from '../status/statusLine.ts'
import { chosenAssignables } from './chosenAssignables.ts'
import { assignablesOf, assignmentsOf, chosenRows, type SelectedRows } from './chosenRows.ts'
import type { Run } from './run.ts'

interface CopyParts extends SelectedRows {
  readonly session: Session
  readonly list: ListReading
  readonly clipboard: AssignmentClipboard
  readonly status: StatusLine
}

/** Copies the chosen assignments, or all of the chosen configurations. Nothing is sent. */
export function copyAssignments(parts: CopyParts): Run {
  const { session, clipboard, status } = parts
  return async (first, second) => {
    const args = isArguments(first) ? copyRequest(first) : undefined
    const connection = await requireConnection({ session })
    const request = args ?? (await askCopy(parts, connection, first, second))
    const { assignments, found } = await assignmentsToCopy(connection, request)
    const read = !found || found.items.some(({ set }) => set.state === 'read')
    if (read) clipboard.copy(connection.identity.tenantId, assignments)
    if (found)
      return commandResult(
        planChanges(found.items, () => []),
        [],
        found,
      )
    status.say(vscode.l10n.t('{0} copied', assignmentsText(assignments.length)))
    return undefined
  }
}

async function askCopy(
  { list, ...selected }: CopyParts,
  connection: Connection,
  first: unknown,
  second: unknown,
): Promise<CopyRequest> {
  const rows = chosenRows(first, second, selected)
  const refs = assignmentsOf(rows)
  if (refs.length > 0) {
    // Of a configuration among them, all that it has.
    const whole = assignablesOf(
      rows.filter(({ row }) => row !== 'assignment'),
      connection,
    ).flatMap((assignable) => {
      const { set } = planInput(connection, assignable)
      const all = set.state === 'read' ? set.set.assignments : []
      return all
        .filter((one) => !refs.some(({ assignment }) => assignment === one))
        .map((assignment) => ({ assignable, assignment }))
    })
    return { refs: [...refs, ...whole] }
  }
  const assignables = await chosenAssignables(list, connection, vscode.l10n.t('Copy Assignments'), rows[0], rows)
  return { scope: { by: 'choice', assignables } }
}
