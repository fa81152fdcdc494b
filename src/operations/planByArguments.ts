import type { Json } from '../base/json.ts'
import type { Change } from '../intune/planning/change.ts'
import type { Plan } from '../intune/planning/plan.ts'
import type { Target } from '../intune/model/target.ts'
import type { Connection } from '../session/connection.ts'
import { requireConnection } from '../session/requireConnection.ts'
import type { Session } from '../session/session.ts'
import type { ChangeWords } from './changeWords.ts'
import {
  type ArgumentName,
  checkNames,
  configurationIds,
  flag,
  justificationArgument,
  targetArgument,
} from './commandArguments.ts'
import { findAssignables } from './findAssignables.ts'
import { planFresh } from './planFresh.ts'
import type { PlannedRequest } from './plannedRequest.ts'

/** A change of one target on configurations, as a command takes it from code. */
export interface ArgumentChange {
  /** What the command takes beside configurations, target, certificate and justification. */
  readonly names?: readonly ArgumentName[]
  /** Throws a `UsageError` where the arguments make no such change. */
  readonly change: (target: Target) => Change
  readonly words: (target: Target, plan: Plan, connection: Connection) => ChangeWords
}

/** Checks the plain object and plans; sends nothing that writes. Throws a `UsageError`. */
export async function planByArguments(
  session: Session,
  args: Json,
  { names = [], change: changeOf, words }: ArgumentChange,
): Promise<PlannedRequest> {
  checkNames(args, ['configurationIds', 'target', 'groupId', 'certificate', 'justification', ...names])
  const ids = configurationIds(args)
  const target = targetArgument(args)
  const change = changeOf(target)
  const certificate = flag(args, 'certificate')
  const justification = justificationArgument(args)
  const connection = await requireConnection({ session })
  const found = await findAssignables(connection, ids, certificate)
  const plan = await planFresh(connection, found.items, () => [change])
  return { connection, plan, found, words: words(target, plan, connection), justification }
}
