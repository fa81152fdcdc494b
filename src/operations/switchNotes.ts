import type { Target } from '../intune/model/target.ts'
import type { Plan } from '../intune/planning/plan.ts'
import type { Wording } from './wording.ts'

/** Where the group is assigned the other way round, the user is told that it will switch. */
export function switchNotes({ entries }: Plan, target: Target, { t, number }: Wording): readonly string[] {
  const exclude = target.kind === 'excludedGroup'
  const switches = entries.filter(({ differences }) =>
    differences.some(({ before }) => before !== undefined && before.target.kind !== target.kind),
  ).length
  if (switches === 0) return []
  if (entries.length === 1) {
    return [exclude ? t('The group is included now and will switch.') : t('The group is excluded now and will switch.')]
  }
  if (exclude) {
    return [
      switches === 1
        ? t('1 of them includes the group now and will switch.')
        : t('{0} of them include the group now and will switch.', number(switches)),
    ]
  }
  return [
    switches === 1
      ? t('1 of them excludes the group now and will switch.')
      : t('{0} of them exclude the group now and will switch.', number(switches)),
  ]
}
