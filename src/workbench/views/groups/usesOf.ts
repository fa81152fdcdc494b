import type { AssignmentRef } from '../../../intune/model/assignmentRef.ts'
import { isExclusion } from '../../../intune/model/assignment.ts'
import type { Target } from '../../../intune/model/target.ts'
import type { Tenant } from '../../../intune/tenant/tenant.ts'

export interface Uses {
  readonly included: readonly AssignmentRef[]
  readonly excluded: readonly AssignmentRef[]
}

/** What points at a target, of what this account may see; sorted by the configuration's name. */
export function usesOf(target: Target, { usage }: Tenant): Uses {
  const all = 'groupId' in target ? usage.ofGroup(target.groupId) : usage.of(target)
  const sorted = all.toSorted((a, b) => compare(nameOf(a), nameOf(b)))
  return {
    included: sorted.filter(({ assignment }) => !isExclusion(assignment.target)),
    excluded: sorted.filter(({ assignment }) => isExclusion(assignment.target)),
  }
}

function nameOf({ assignable }: AssignmentRef): string {
  return assignable.configuration.displayName.toLocaleLowerCase()
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
