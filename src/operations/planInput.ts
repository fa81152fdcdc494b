import type { Assignable } from '../intune/model/configuration.ts'
import { DomainError } from '../intune/model/domainError.ts'
import type { PlanInput } from '../intune/planning/plan.ts'
import type { Connection } from '../session/connection.ts'

/** The set of an assignable as the model has it; one that was never read counts as unread. */
export function planInput({ tenant }: Connection, assignable: Assignable): PlanInput {
  const set = tenant.set(assignable.configuration)
  return { assignable, set: set ?? { state: 'unread', error: new DomainError('notFound', 'never read') } }
}
