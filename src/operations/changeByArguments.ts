import type { Json } from '../base/json.ts'
import type { Change } from '../intune/planning/change.ts'
import type { Plan } from '../intune/planning/plan.ts'
import type { Target } from '../intune/model/target.ts'
import type { Connection } from '../session/connection.ts'
import { targetName } from '../workbench/messages/names.ts'
import { requireConnection, type Workbench } from '../workbench/workbench.ts'
import { findAssignables, planFresh } from './findAssignables.ts'
import {
  type ArgumentName,
  checkNames,
  configurationIds,
  flag,
  justificationArgument,
  targetArgument,
} from './commandArguments.ts'
import type { CommandResult } from '../workbench/plans/commandResult.ts'
import { type ChangeWords, runSilently } from '../workbench/plans/planRunner.ts'

/** A change of one target on configurations, as a command takes it from code. */
export interface ArgumentChange {
  /** What the command takes beside configurations, target, certificate and justification. */
  readonly names?: readonly ArgumentName[]
  /** Throws `Misuse` where the arguments make no such change. */
  readonly change: (target: Target) => Change
  readonly words: (targetName: string, plan: Plan, connection: Connection) => ChangeWords
}

/** Checks the plain object, plans and applies without a question. Throws `Misuse` before anything is sent. */
export async function changeByArguments(
  workbench: Workbench,
  args: Json,
  { names = [], change: changeOf, words }: ArgumentChange,
): Promise<CommandResult> {
  checkNames(args, ['configurationIds', 'target', 'groupId', 'certificate', 'justification', ...names])
  const ids = configurationIds(args)
  const target = targetArgument(args)
  const change = changeOf(target)
  const certificate = flag(args, 'certificate')
  const justification = justificationArgument(args)
  const connection = await requireConnection(workbench)
  const found = await findAssignables(connection, ids, certificate)
  const plan = await planFresh(connection, found.items, () => [change])
  const name = targetName(target, connection.groups)
  return runSilently(workbench, connection, plan, found, words(name, plan, connection), justification)
}
