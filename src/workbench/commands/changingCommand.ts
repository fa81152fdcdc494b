import type { Json } from '../../base/json.ts'
import { isArguments, justificationArgument } from '../../operations/commandArguments.ts'
import type { PlanContext } from '../../operations/planContext.ts'
import type { PlannedRequest } from '../../operations/plannedRequest.ts'
import type { Connection } from '../../session/connection.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { wordingOf } from '../messages/wordingOf.ts'
import type { PlanRunner } from '../plans/planRunner.ts'
import type { Run } from './run.ts'

/** How a command that changes assignments comes to its request, and to the plan of it. Neither sends anything that writes. */
export interface Changing<Request> {
  /** The request of a plain object. Throws a `UsageError`. */
  readonly parse: (args: Json) => Request
  /**
   * What the user wants, from the rows and from what is asked for: several requests are planned and run one after the
   * other, until the user leaves one. Throws a `CancellationError`.
   */
  readonly ask: (connection: Connection, first: unknown, second: unknown) => Promise<readonly Request[]>
  /** Undefined: there is nothing that it could be about. */
  readonly plan: (context: PlanContext, request: Request) => Promise<PlannedRequest | undefined>
}

/** The way of every change: a request by a plain object or by questions, its plan, and only then the run. */
export function changingCommand<Request>(
  { session, runner }: { readonly session: Session; readonly runner: PlanRunner },
  { parse, ask, plan }: Changing<Request>,
): Run {
  return async (first, second) => {
    if (isArguments(first)) {
      const request = parse(first)
      const justification = justificationArgument(first)
      const connection = await requireConnection({ session })
      const planned = await plan({ connection, wording: wordingOf(connection) }, request)
      return planned ? runner.runRequested({ ...planned, justification }) : { configurations: [] }
    }
    const connection = await requireConnection({ session })
    const context = { connection, wording: wordingOf(connection) }
    let result
    for (const request of await ask(connection, first, second)) {
      const planned = await plan(context, request)
      result = planned && (await runner.runAsked(planned))
      if (result === undefined) break
    }
    return result
  }
}
