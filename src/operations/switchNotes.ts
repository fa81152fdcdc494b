import { type Target, targetKey } from '../intune/model/target.ts'
import type { Plan } from '../intune/planning/plan.ts'
import type { Wording } from './wording.ts'

/** Where a group is assigned the other way round, the user is told that it will switch. */
export function switchNotes({ entries }: Plan, targets: readonly Target[], wording: Wording): readonly string[] {
  const exclude = targets.some(({ kind }) => kind === 'excludedGroup')
  const ways = new Map(targets.map((target) => [targetKey(target), target.kind]))
  const switches = entries.map(
    ({ differences }) =>
      differences.filter(({ before, after }) => {
        const way = before && ways.get(targetKey(before.target))
        return before !== undefined && after !== undefined && way !== undefined && way !== before.target.kind
      }).length,
  )
  const count = targets.length > 1 ? switches.reduce((sum, one) => sum + one, 0) : switches.filter(Boolean).length
  if (count === 0) return []
  if (targets.length > 1) return [ofGroups(count, exclude, wording)]
  return [entries.length === 1 ? ofOne(exclude, wording) : ofConfigurations(count, exclude, wording)]
}

function ofOne(exclude: boolean, { t }: Wording): string {
  return exclude ? t('The group is included now and will switch.') : t('The group is excluded now and will switch.')
}

function ofConfigurations(count: number, exclude: boolean, { t, number }: Wording): string {
  if (exclude) {
    return count === 1
      ? t('1 of them includes the group now and will switch.')
      : t('{0} of them include the group now and will switch.', number(count))
  }
  return count === 1
    ? t('1 of them excludes the group now and will switch.')
    : t('{0} of them exclude the group now and will switch.', number(count))
}

function ofGroups(count: number, exclude: boolean, { t, number }: Wording): string {
  if (exclude) {
    return count === 1
      ? t('1 assignment includes its group now and will switch.')
      : t('{0} assignments include their groups now and will switch.', number(count))
  }
  return count === 1
    ? t('1 assignment excludes its group now and will switch.')
    : t('{0} assignments exclude their groups now and will switch.', number(count))
}
