import * as vscode from 'vscode'
import type { Assignable } from '../../intune/model/configuration.ts'
import { groupOf } from '../../intune/model/target.ts'
import { planInput } from '../../operations/planInput.ts'
import type { Connection } from '../../session/connection.ts'
import { numberText } from '../messages/inLanguage.ts'

/** "Excluded now", or of several configurations that are being edited "Included in 2, excluded from 1 now". */
export function assignedNote(
  groupId: string,
  assignables: readonly Assignable[],
  connection: Connection,
): string | undefined {
  const ways = assignables.map((one) => waysOf(groupId, one, connection))
  const included = ways.filter((kinds) => kinds.has('group')).length
  const excluded = ways.filter((kinds) => kinds.has('excludedGroup')).length
  const { t } = vscode.l10n
  if (included === 0 && excluded === 0) return undefined
  if (assignables.length === 1) return excluded > 0 ? t('Excluded now') : t('Included now')
  if (excluded === 0) return t('Included in {0} now', numberText(included))
  if (included === 0) return t('Excluded from {0} now', numberText(excluded))
  return t('Included in {0}, excluded from {1} now', numberText(included), numberText(excluded))
}

function waysOf(groupId: string, assignable: Assignable, connection: Connection): ReadonlySet<string> {
  const { set } = planInput(connection, assignable)
  if (set.state !== 'read') return new Set()
  const own = set.set.assignments.filter(({ target }) => groupOf(target) === groupId)
  return new Set(own.map(({ target }) => target.kind))
}
