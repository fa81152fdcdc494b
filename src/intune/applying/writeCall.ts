import { textOf } from '../../base/json.ts'
import type { Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import type { Assignment } from '../model/assignment.ts'
import type { PlanEntry } from '../planning/plan.ts'
import { assignPath, identityCertificatePath, groupAssignmentsPath } from '../tenant/assignmentPaths.ts'
import { assignBody } from './assignBody.ts'
import { itemStep } from './itemStep.ts'
import { plainAddition } from './plainAddition.ts'
import type { WriteRequest } from './writeRequest.ts'
import type { WriteForm, WriteRoute } from './writeRoute.ts'

/**
 * Which call writes an entry, by the row of its kind: single assignments one by one; or the documented call where it can
 * say the change and the service has it, else the action that replaces the whole set.
 */
export class WriteCall {
  readonly #entry: PlanEntry
  readonly #route: WriteRoute
  readonly #addition: Assignment | undefined
  readonly #certificate: boolean
  #forms: readonly WriteForm[]
  /** The forms turned out not to be there; believed once the configuration is seen to exist. */
  #missing = false
  #cast: boolean

  constructor(entry: PlanEntry, route: WriteRoute) {
    this.#entry = entry
    this.#route = route
    this.#certificate = entry.assignable.via !== undefined
    this.#addition = plainAddition(entry)
    this.#forms = this.#addition === undefined ? [] : route.forms(this.#certificate)
    this.#cast = route.needsCast(entry.assignable.configuration.kind)
  }

  get isWholeSet(): boolean {
    return this.#forms.length === 0 && !this.#byItems
  }

  get #byItems(): boolean {
    return this.#entry.assignable.configuration.kind.write.by === 'items'
  }

  /** The call by way of a profile writes to what that profile refers to now: only where that is still our certificate. */
  async prepare(graph: Graph, signal?: AbortSignal): Promise<void> {
    const { via, configuration } = this.#entry.assignable
    if (via === undefined || this.isWholeSet) return
    const found = await graph.get(identityCertificatePath(via), {}, signal)
    if (textOf(found, 'id')?.toLowerCase() !== configuration.id.toLowerCase()) this.#forms = []
  }

  /** The configuration was read, so it exists: that the call was not there is a fact about the service. */
  looked(): void {
    if (this.#missing) this.#route.learn(this.#certificate, 'missing')
    this.#missing = false
  }

  /** The next request on the way from what is there to the goal. Throws a `DomainError` of kind `unsendable`. */
  request(there: readonly Assignment[], goal: readonly Assignment[]): WriteRequest {
    const { assignable } = this.#entry
    if (this.#byItems) return itemStep(assignable, there, goal)
    const target = this.#addition?.target
    const [form] = this.#forms
    const once = { method: 'POST', last: true, makes: goal } as const
    if (form === undefined || (target?.kind !== 'group' && target?.kind !== 'excludedGroup')) {
      const path = assignPath(assignable, this.#cast ? 'cast' : 'plain')
      return { ...once, path, body: JSON.stringify(assignBody(assignable.configuration.kind, goal)) }
    }
    const body = {
      '@odata.type': '#microsoft.graph.deviceConfigurationGroupAssignment',
      targetGroupId: target.groupId,
      excludeGroup: target.kind === 'excludedGroup',
    }
    return { ...once, path: groupAssignmentsPath(assignable, form), body: JSON.stringify(body) }
  }

  accepted(): void {
    const [form] = this.#forms
    if (form !== undefined) this.#route.learn(this.#certificate, form)
    else if (this.#cast) this.#route.learnCast(this.#entry.assignable.configuration.kind)
  }

  /** Whether the refusal means that another call has to be made: nothing was written then. */
  elsewhere(error: unknown): boolean {
    const [form, ...others] = this.#forms
    if (!(error instanceof GraphError)) return false
    const routeMissing = error.kind === 'routeMissing'
    if (form === undefined) return routeMissing && this.#castInstead()
    // Behind a route that is not there, `/$ref` may be refused in words of its own: `assign` finds out what is true.
    const behind = form === 'ref' && this.#missing && ['badRequest', 'notFound'].includes(error.kind)
    // Approval is asked for before the route is looked for: it has to be asked for the call that will be made.
    const unsure = error.kind === 'approvalRequired' && !this.#route.isKnown(this.#certificate)
    if (!routeMissing && !behind && !(unsure && this.#route.mayFallBack)) return false
    if (routeMissing || behind) this.#missing = true
    if (unsure) this.#forms = []
    else if (others.length > 0) this.#forms = others
    else if (this.#route.mayFallBack) this.#forms = []
    else return false
    return true
  }

  /** The plain action is not routed for some types of a collection: the path has to name the type. */
  #castInstead(): boolean {
    const { write } = this.#entry.assignable.configuration.kind
    if (this.#cast || write.by !== 'set' || write.cast === undefined) return false
    return (this.#cast = true)
  }
}
