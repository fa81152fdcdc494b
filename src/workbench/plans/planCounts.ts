import * as vscode from 'vscode'
import type { Plan } from '../../intune/planning/plan.ts'
import type { Connection } from '../../session/connection.ts'
import { targetName } from '../messages/targetName.ts'
import { numberText } from '../messages/inLanguage.ts'

/** More removals than this are counted and not named. */
const mostNamed = 5

/** "Assignments: 3 added, 2 removed, 1 changed." where the title does not say it all, and what is removed by name. */
export function planCounts({ entries }: Plan, { groups }: Connection): readonly string[] {
  const all = entries.flatMap(({ differences }) => differences)
  const added = all.filter((one) => one.before === undefined).length
  const removed = all.flatMap(({ before, after }) => (before && !after ? [targetName(before.target, groups)] : []))
  const changed = all.length - added - removed.length
  if (all.length <= entries.length && [added, removed.length, changed].filter((count) => count > 0).length <= 1)
    return []
  const counts = [added, removed.length, changed].map(numberText)
  const names = [...new Set(removed)]
  const named = names.length > 0 && names.length <= mostNamed
  return [
    vscode.l10n.t('Assignments: {0} added, {1} removed, {2} changed.', ...counts),
    ...(named ? [vscode.l10n.t('Removed: {0}', names.join(', '))] : []),
  ]
}
