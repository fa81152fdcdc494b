import type { Plan } from '../intune/planning/plan.ts'
import type { Wording } from './wording.ts'

/** What the plan changes: "Update ring - Pilot", or "12 configurations". */
export function planSubject({ entries }: Plan, wording: Wording): string {
  return wording.subject(entries.map(({ assignable }) => assignable))
}
