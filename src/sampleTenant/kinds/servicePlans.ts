import type { Call } from '../http/call.ts'
import type { Entity } from '../model/entity.ts'
import { guid } from '../model/guid.ts'

/** The plans of shared licences for Cloud PCs that the tenant has bought. */
export const servicePlans: readonly Entity[] = [
  {
    id: guid('plan', 'frontline'),
    displayName: 'Cloud PC Frontline 2vCPU/8GB/128GB',
    totalCount: 60,
    usedCount: 40,
    allotmentLicensesCount: 40,
  },
  {
    id: guid('plan', 'frontline large'),
    displayName: 'Cloud PC Frontline 4vCPU/16GB/256GB',
    totalCount: 10,
    usedCount: 0,
    allotmentLicensesCount: 0,
  },
]

export function isServicePlans({ segments }: Call): boolean {
  return segments[1] === 'virtualEndpoint' && segments[2] === 'frontLineServicePlans'
}
