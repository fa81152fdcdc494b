import { GraphError } from '../../graph/graphError.ts'
import { refusesToken } from '../../graph/refusesToken.ts'
import { waitBeforeRetry } from '../../graph/retryPolicy.ts'
import { toError } from '../../base/toError.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import { differences } from '../model/differences.ts'
import { DomainError } from '../model/domainError.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { PlanEntry } from '../planning/plan.ts'
import type { EntryContext, Goal } from './applyContext.ts'
import { justificationHeader } from './justificationHeader.ts'
import { merge } from './merge.ts'
import { stableLook } from './stableLook.ts'
import { WriteCall } from './writeCall.ts'

/**
 * The write of one entry. Its order is its structure: the journal has the intent, a token is at hand, it is our turn,
 * the look, the POST. Nothing waits and nothing is sent between the end of the look and the POST: whatever needs a wait
 * (a refused token, throttling, a question for a reason, a route that is not there) goes back to the look.
 */
export class EntryWrite {
  readonly #entry: PlanEntry
  readonly #context: EntryContext
  readonly #call: WriteCall
  #goal: Goal
  #reason: string | undefined
  #sent = false

  constructor(entry: PlanEntry, context: EntryContext) {
    this.#entry = entry
    this.#context = context
    this.#call = new WriteCall(entry, context.route)
    this.#goal = { after: entry.after, others: [] }
    this.#reason = context.justification
  }

  /** What the set should be now, as far as is known. */
  get goal(): Goal {
    return this.#goal
  }

  /** `accepted`, or the outcome where nothing was to be sent or an approval is awaited. Throws what the write failed with. */
  async send(): Promise<'accepted' | Outcome> {
    const { graph, signal, beforeWrite } = this.#context
    const { kind } = this.#entry.assignable.configuration
    await beforeWrite()
    let tokens = 0
    for (let attempt = 1; ; attempt++) {
      const token = await graph.writeToken({ scopes: kind.scopes.write }, signal)
      await graph.writeTurn({ bucket: kind.bucket }, signal)
      const early = await this.#look()
      if (early) return early
      try {
        return await this.#post(token, attempt)
      } catch (error) {
        if (this.#call.elsewhere(error) || (await this.#hasReason(error))) continue
        if (refusesToken(error) && tokens++ === 0) continue
        if (!(error instanceof GraphError) || waitBeforeRetry(error, attempt, 'write') === undefined) throw error
      }
    }
  }

  /** Reads and merges. An outcome: there is nothing to write, or it must not be written. */
  async #look(): Promise<Outcome | undefined> {
    const { graph, clock, written, exact, signal } = this.#context
    const { assignable, before, after } = this.#entry
    let theirs: AssignmentSet
    try {
      await this.#call.prepare(graph, signal)
      theirs = await stableLook(graph, clock, assignable, written, signal)
    } catch (error) {
      // After a refused try the truth is worth another look; with no write out there is nothing to find out.
      if (this.#sent && error instanceof GraphError) {
        throw new GraphError(error.kind, error.message, { code: error.code, processed: 'unknown', cause: error })
      }
      return { assignable, outcome: 'failed', error: toError(error) }
    }
    this.#call.looked()
    const { kind } = assignable.configuration
    const merged = merge(kind, before, after, theirs.assignments, exact)
    if (merged.kind === 'stale') {
      const error = new DomainError('stale', 'somebody else changed what the plan touches')
      return { assignable, outcome: 'stale', held: theirs, others: merged.others, error }
    }
    const { after: wanted, others } = merged
    if (differences(kind, theirs.assignments, wanted).length === 0) {
      return { assignable, outcome: 'unchanged', held: theirs, others }
    }
    this.#goal = { after: wanted, theirs, others }
    return undefined
  }

  /** Where Intune files the write for approval, the outcome keeps it to the byte. */
  async #post(token: string, attempt: number): Promise<'accepted' | Outcome> {
    const { path, body } = this.#call.request(this.#goal.after)
    const { bucket, scopes } = this.#entry.assignable.configuration.kind
    const headers = this.#reason === undefined ? {} : justificationHeader(this.#reason)
    this.#sent ||= this.#call.isWholeSet
    try {
      await this.#context.graph.post(path, body, { headers, attempt, token, bucket, scopes: scopes.write })
      this.#call.accepted()
      return 'accepted'
    } catch (error) {
      const code = error instanceof GraphError && error.kind === 'approvalRequired' ? error.approvalCode : undefined
      if (code === undefined) throw error
      const approval = { code, path, body }
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
