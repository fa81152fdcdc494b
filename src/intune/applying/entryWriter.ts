import { GraphError } from '../../graph/graphError.ts'
import { waitBeforeRetry } from '../../graph/retryPolicy.ts'
import { assignBody } from './assignBody.ts'
import type { Assignment } from '../model/assignment.ts'
import { differences } from '../model/differences.ts'
import { assignPath, groupAssignmentsPath } from '../tenant/assignmentPaths.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import { DomainError } from '../model/domainError.ts'
import type { EntryContext, Goal } from './applyContext.ts'
import { merge } from './merge.ts'
import type { Outcome } from '../planning/outcome.ts'
import { plainAddition } from './plainAddition.ts'
import type { PlanEntry } from '../planning/plan.ts'
import { readAssignmentSet } from '../tenant/readAssignmentSet.ts'
import { toError } from '../../base/toError.ts'

/** The write of one entry: by the documented POST where it can say it, else by `assign`. */
export class EntryWrite {
  readonly #entry: PlanEntry
  readonly #context: EntryContext
  #goal: Goal
  #reason: string | undefined
  #begun = false

  constructor(entry: PlanEntry, context: EntryContext) {
    this.#entry = entry
    this.#context = context
    this.#goal = { after: entry.after, others: [] }
    this.#reason = context.justification
  }

  /** What the set should be now, as far as is known. */
  get goal(): Goal {
    return this.#goal
  }

  /** `accepted`, or the outcome where nothing was to be sent or an approval is awaited. Throws what the write failed with. */
  async send(): Promise<'accepted' | Outcome> {
    const { route, reread, exact } = this.#context
    const certificate = this.#entry.assignable.via !== undefined
    const group = plainAddition(this.#entry)
    if (group !== undefined && route.forms(certificate).length > 0) {
      const early = reread || exact ? await this.#look() : undefined
      if (early) return early
      const sent = await this.#add(group, certificate)
      if (sent !== 'routeMissing') return sent
    }
    return this.#replace()
  }

  /** Tries the forms of the documented route in turn; `routeMissing` hands over to `assign`. */
  async #add(group: Assignment, certificate: boolean): Promise<'accepted' | 'routeMissing' | Outcome> {
    const { target } = group
    if (target.kind !== 'group' && target.kind !== 'excludedGroup') return 'routeMissing'
    const { route } = this.#context
    const body = {
      '@odata.type': '#microsoft.graph.deviceConfigurationGroupAssignment',
      targetGroupId: target.groupId,
      excludeGroup: target.kind === 'excludedGroup',
    }
    await this.#begin()
    let refusal: unknown
    for (const form of route.forms(certificate)) {
      try {
        const sent = await this.#post(groupAssignmentsPath(this.#entry.assignable, form), body)
        route.learn(certificate, form)
        return sent
      } catch (error) {
        // Behind a route that is not there, `/$ref` may be refused in words of its own: `assign` finds out what is true.
        const elsewhere =
          refusal !== undefined && error instanceof GraphError && ['badRequest', 'notFound'].includes(error.kind)
        if (!(error instanceof GraphError && error.kind === 'routeMissing') && !elsewhere) throw error
        refusal = error
      }
    }
    if (!route.mayFallBack) throw refusal
    route.learn(certificate, 'missing')
    return 'routeMissing'
  }

  /** Replaces the whole set, read in full right before each try: no wait may come between the look and the write. */
  async #replace(): Promise<'accepted' | Outcome> {
    const { graph, signal } = this.#context
    for (let attempt = 1; ; attempt++) {
      await graph.writeTurn(signal)
      const early = await this.#look()
      if (early) return early
      const body = assignBody(this.#entry.assignable.configuration.kind, this.#goal.after)
      await this.#begin()
      try {
        return await this.#postOnce(assignPath(this.#entry.assignable), body, attempt)
      } catch (error) {
        const again = error instanceof GraphError && waitBeforeRetry(error, attempt, 'write') !== undefined
        if (!again && !(await this.#hasReason(error))) throw error
      }
    }
  }

  /** Reads and merges. An outcome: there is nothing to write, or it must not be written. */
  async #look(): Promise<Outcome | undefined> {
    const { graph, now, exact, signal } = this.#context
    const { assignable, before, after } = this.#entry
    let theirs: AssignmentSet
    try {
      theirs = await readAssignmentSet(graph, assignable, now, signal)
    } catch (error) {
      // After a refused try the truth is worth another look; with no write out there is nothing to find out.
      if (this.#begun && error instanceof GraphError) {
        throw new GraphError(error.kind, error.message, { code: error.code, processed: 'unknown', cause: error })
      }
      return { assignable, outcome: 'failed', error: toError(error) }
    }
    const merged = merge(assignable.configuration.kind, before, after, theirs.assignments, exact)
    if (merged.kind === 'stale') {
      const error = new DomainError('stale', 'somebody else changed what the plan touches')
      return { assignable, outcome: 'stale', held: theirs, others: merged.others, error }
    }
    const { after: wanted, others } = merged
    if (differences(assignable.configuration.kind, theirs.assignments, wanted).length === 0) {
      return { assignable, outcome: 'unchanged', held: theirs, others }
    }
    this.#goal = { after: wanted, theirs, others }
    return undefined
  }

  async #begin(): Promise<void> {
    if (!this.#begun) await this.#context.beforeWrite()
    this.#begun = true
  }

  async #post(path: string, body: unknown): Promise<'accepted' | Outcome> {
    try {
      return await this.#postOnce(path, body)
    } catch (error) {
      if (!(await this.#hasReason(error))) throw error
      return this.#postOnce(path, body)
    }
  }

  /** Where Intune files the write for approval, the outcome keeps it to the byte. */
  async #postOnce(path: string, body: unknown, attempt?: number): Promise<'accepted' | Outcome> {
    const bytes = JSON.stringify(body)
    const headers = this.#reason === undefined ? {} : justificationHeader(this.#reason)
    try {
      await this.#context.graph.post(path, bytes, { headers, attempt })
      return 'accepted'
    } catch (error) {
      const code = error instanceof GraphError && error.kind === 'approvalRequired' ? error.approvalCode : undefined
      if (code === undefined) throw error
      const approval = { code, path, body: bytes }
      return { assignable: this.#entry.assignable, outcome: 'pendingApproval', approval, held: this.#goal.theirs }
    }
  }

  /** Whether the failure asked for a reason, and the user has given one now. */
  async #hasReason(error: unknown): Promise<boolean> {
    if (!(error instanceof GraphError) || error.kind !== 'approvalRequired' || this.#reason !== undefined) return false
    this.#reason = await this.#context.askJustification?.()
    return this.#reason !== undefined
  }
}

/** Base64 of UTF-8, at most 1,024 characters decoded (memdocs, multi-admin-approval-graph-api). */
function justificationHeader(reason: string): Record<string, string> {
  return { 'x-msft-approval-justification': Buffer.from(reason.slice(0, 1024), 'utf8').toString('base64') }
}
