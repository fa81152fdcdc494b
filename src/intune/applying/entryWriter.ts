import { GraphError } from '../../graph/graphError.ts'
import { refusesToken } from '../../graph/refusesToken.ts'
import { waitBeforeRetry } from '../../graph/retryPolicy.ts'
import { toError } from '../../base/toError.ts'
import type { Assignment } from '../model/assignment.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import { differences } from '../model/differences.ts'
import { DomainError } from '../model/domainError.ts'
import type { Fate } from '../planning/fate.ts'
import type { Outcome, SentRequest } from '../planning/outcome.ts'
import type { PlanEntry } from '../planning/plan.ts'
import type { EntryContext } from './applyContext.ts'
import type { Goal } from './goal.ts'
import { justificationHeader } from './justificationHeader.ts'
import { shows } from './lostWrite.ts'
import { merge } from './merge.ts'
import { waitToSettle } from './settling.ts'
import { stableLook } from './stableLook.ts'
import { WriteCall } from './writeCall.ts'
import type { WriteRequest } from './writeRequest.ts'

/** A write that is through, or the outcome where nothing was to be sent, or an approval is awaited. */
type Sent = 'accepted' | Outcome

/**
 * The write of one entry. Its order is its structure: the journal has the intent, a token is at hand, it is our turn,
 * the look, the request. Nothing waits and nothing is sent between the end of the look and the request: whatever needs a
 * wait (a refused token, throttling, a question for a reason, a route that is not there) goes back to the look, and so
 * does each further request of a kind whose assignments are written one by one.
 */
export class EntryWrite {
  readonly #entry: PlanEntry
  readonly #context: EntryContext
  readonly #call: WriteCall
  readonly #sent: SentRequest[] = []
  /** What the merge starts from: what the user saw, later what the last request of ours made. */
  #base: readonly Assignment[]
  #goal: Goal
  #reason: string | undefined
  #accepted = 0
  #lostAnswer = false

  constructor(entry: PlanEntry, context: EntryContext) {
    this.#entry = entry
    this.#context = context
    this.#call = new WriteCall(entry, context.route)
    this.#base = entry.before
    this.#goal = { after: entry.after, others: [] }
    this.#reason = context.justification
  }

  /** What the set should be now, as far as is known. */
  get goal(): Goal {
    return this.#goal
  }

  /** Everything that went out, in order. */
  get sent(): readonly SentRequest[] {
    return this.#sent
  }

  /** Whether a part of the write was carried out for certain. */
  get begun(): boolean {
    return this.#accepted > 0
  }

  /** Whether what the write failed with is a request that may have been carried out all the same. */
  get lostAnswer(): boolean {
    return this.#lostAnswer
  }

  /** Throws what the write failed with. */
  async send(): Promise<Sent> {
    for (;;) {
      await this.#context.beforeWrite()
      const sent = await this.#sendNext()
      if (sent !== 'more') return sent
    }
  }

  /** One request of the write, as often as it is refused for a reason that passes. */
  async #sendNext(): Promise<Sent | 'more'> {
    const { graph, clock } = this.#context
    const { kind } = this.#entry.assignable.configuration
    let tokens = 0
    for (let attempt = 1; ; attempt++) {
      const token = await graph.writeToken({ scopes: kind.scopes.write }, this.#signal)
      await graph.writeTurn({ bucket: kind.bucket }, this.#signal)
      const theirs = await this.#look()
      if (!('assignments' in theirs)) return theirs
      try {
        return await this.#post(this.#call.request(theirs.assignments, this.#goal.after), token, attempt)
      } catch (error) {
        if (this.#call.elsewhere(error) || (await this.#hasReason(error))) continue
        if (refusesToken(error) && tokens++ === 0) continue
        if (await waitToSettle(error, kind, attempt, clock, this.#signal)) continue
        if (!(error instanceof GraphError) || waitBeforeRetry(error, attempt, 'write') === undefined) throw error
      }
    }
  }

  /** What is there, with the goal made from it. An outcome: there is nothing to write, or it must not be written. */
  async #look(): Promise<AssignmentSet | Outcome> {
    const { graph, clock, written, exact, lost } = this.#context
    const { assignable, after, gone } = this.#entry
    const { kind } = assignable.configuration
    let theirs: AssignmentSet
    try {
      await this.#call.prepare(graph, this.#signal)
      theirs = await stableLook(graph, clock, assignable, this.#lastWritten ?? written, this.#signal)
    } catch (error) {
      if (this.begun) throw error
      return this.#early({ outcome: 'failed', error: toError(error) })
    }
    this.#call.looked()
    const merged = merge(kind, this.#base, this.begun ? this.#goal.after : after, theirs.assignments, exact, gone)
    if (merged.kind === 'stale') {
      const error = new DomainError('stale', 'somebody else changed what the plan touches')
      if (this.begun) throw error
      return this.#early({ outcome: 'stale', held: theirs, others: merged.others, error })
    }
    const { after: wanted, others } = merged
    if (differences(kind, theirs.assignments, wanted).length === 0) {
      return this.begun ? this.#through(theirs) : this.#early({ outcome: 'unchanged', held: theirs, others })
    }
    if (lost && (lost.whole || this.#call.isWholeSet) && !shows(lost, theirs)) {
      const error = new DomainError('unsettled', 'an earlier write of the whole set may still be carried out')
      return this.#early({ outcome: 'failed', held: theirs, error })
    }
    const all = [...this.#goal.others, ...others]
    this.#goal = { after: wanted, theirs: this.begun ? this.#goal.theirs : theirs, others: this.begun ? all : others }
    return theirs
  }

  /** Where Intune files the write for approval, the outcome keeps it to the byte. */
  async #post(
    { method, path, body, last, makes }: WriteRequest,
    token: string,
    attempt: number,
  ): Promise<Sent | 'more'> {
    const { bucket, scopes } = this.#entry.assignable.configuration.kind
    const headers = this.#reason === undefined ? {} : justificationHeader(this.#reason)
    const options = { method, headers, attempt, token, bucket, scopes: scopes.write }
    try {
      const answer = this.#context.graph.post(path, body, options)
      // The journal gets what is a fact by now, while the request is on its way.
      const first = this.#sent.length === 0 ? this.#goal.theirs?.assignments : undefined
      this.#context.sending({ method, path, body }, first)
      const { status } = await answer
      this.#sent.push({ method, path, body, status })
    } catch (error) {
      const { status } = error instanceof GraphError ? error : {}
      this.#sent.push({ method, path, body, status })
      this.#lostAnswer = error instanceof GraphError && error.processed === 'unknown'
      const code = error instanceof GraphError && error.kind === 'approvalRequired' ? error.approvalCode : undefined
      if (code === undefined || body === undefined || this.begun) throw error
      return this.#early({ outcome: 'pendingApproval', approval: { code, path, body }, held: this.#goal.theirs })
    }
    this.#call.accepted()
    this.#accepted++
    this.#base = makes
    return last ? 'accepted' : 'more'
  }

  /** Somebody else did what was left of it. */
  #through(held: AssignmentSet): Outcome {
    return {
      assignable: this.#entry.assignable,
      outcome: 'applied',
      fate: 'accepted',
      held,
      others: this.#goal.others,
    }
  }

  #early(outcome: Omit<Outcome, 'assignable' | 'fate'>): Outcome {
    const fate: Fate = this.#sent.some(({ status }) => status !== undefined) ? 'refused' : 'notSent'
    return { assignable: this.#entry.assignable, fate, ...outcome }
  }

  /** Once a part is written, the rest is worth the wait. */
  get #signal(): AbortSignal | undefined {
    return this.begun ? undefined : this.#context.signal
  }

  get #lastWritten(): EntryContext['written'] {
    const { theirs } = this.#goal
    return this.begun && theirs
      ? { before: theirs.assignments, after: this.#base, at: this.#context.clock.monotonic() }
      : undefined
  }

  /** Whether the failure asked for a reason, and the user has given one now. */
  async #hasReason(error: unknown): Promise<boolean> {
    if (!(error instanceof GraphError) || error.kind !== 'approvalRequired' || this.#reason !== undefined) return false
    this.#reason = await this.#context.askJustification?.()
    return this.#reason !== undefined
  }
}
