import * as vscode from 'vscode'
import type { Assignable } from '../../intune/model/configuration.ts'
import { groupOf } from '../../intune/model/target.ts'
import { planInput } from '../../operations/planInput.ts'
import type { Connection } from '../../session/connection.ts'

/** "Excluded now", for the one configuration that is being edited. */
export function assignedNote(
  groupId: string,
  assignables: readonly Assignable[],
  connection: Connection,
): string | undefined {
  const [only] = assignables
  if (assignables.length !== 1 || !only) return undefined
  const { set } = planInput(connection, only)
  const there = set.state === 'read' ? set.set.assignments.find(({ target }) => groupOf(target) === groupId) : undefined
  if (!there) return undefined
  return there.target.kind === 'excludedGroup' ? vscode.l10n.t('Excluded now') : vscode.l10n.t('Included now')
}
