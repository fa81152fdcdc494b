import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import type { Graph } from '../../../../src/graph/graph.ts'
import { assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import { assignmentKey } from '../../../../src/intune/model/assignmentKey.ts'
import { effectOf } from '../../../../src/intune/model/differences.ts'
import type { SampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import type { Random } from './randomPlans.ts'

type Raw = Readonly<Record<string, unknown>>

/** One state of a set, and whose write made it; the service itself drops entries at times. */
export interface FreeMoment {
  readonly set: readonly Raw[]
  readonly by: string
}

/** What became of an assignment that a write was not asked to touch. */
export interface Loss {
  readonly writer: string
  readonly id: string
  readonly key: string
  /** Somebody changed it after the look that the write was built on: without ETags no client can know. */
  readonly unavoidable: boolean
  /** The service did not keep it, though it was sent. */
  readonly dropped: boolean
}

/** Milliseconds: less than a client waits for the set that it wrote to show. */
const longestLag = 2_000

interface Run {
  readonly writer: string
  readonly id: string
  readonly keys: ReadonlySet<string>
  /** What an undo leads away from; undefined for another plan. */
  readonly undoes?: readonly Raw[]
  /** The user wants it although an earlier write may still land. */
  readonly anyway: boolean
  /** Nobody waits for it any more: what it does from here on is late. */
  ended: boolean
  /** The moment that its last look showed. */
  seen: number
}

/**
 * Watches two writers that nothing keeps apart, on a service that lags, drops entries, tears pages and carries requests
 * out late, and tells what could have been avoided from what could not.
 */
export class FreeHistory {
  readonly #service: SampleTenant
  readonly #random: Random
  readonly #moments = new Map<string, FreeMoment[]>()
  readonly #runs = new Map<string, Run>()
  readonly #current = new Map<string, string>()
  /** Reads of a configuration that show an older moment: how many still, until when, and which. */
  readonly #lag = new Map<string, { left: number; readonly until: number; readonly moment: number }>()
  readonly losses: Loss[] = []
  /** Places of others that an undo changed although its look showed them as theirs. */
  readonly undone: string[] = []

  constructor(service: SampleTenant, random: Random) {
    this.#service = service
    this.#random = random
    for (const { id } of service.configurations())
      this.#moments.set(String(id), [{ set: service.assignmentsOf(String(id)), by: '' }])
    const post = { method: 'POST', path: /\/(assign|groupAssignments)/ }
    service.fail({
      match: post,
      after: true,
      times: Infinity,
      run: (_, headers) => this.#wrote(headers['x-run'] ?? ''),
    })
    const read = { method: 'GET', path: /deviceConfigurations\/[0-9a-f-]{36}\/assignments/ }
    service.fail({ match: read, times: Infinity, instead: (_, path) => this.#old(path) })
  }

  moments(id: string): readonly FreeMoment[] {
    return this.#moments.get(id) ?? []
  }

  begin(name: string, run: Omit<Run, 'seen' | 'ended'>): void {
    this.#runs.set(name, { ...run, seen: 0, ended: false })
    this.#current.set(`${run.writer} ${run.id}`, name)
  }

  end(writer: string, id: string): void {
    const run = this.#runs.get(this.#current.get(`${writer} ${id}`) ?? '')
    if (run) run.ended = true
    this.#current.delete(`${writer} ${id}`)
  }

  /** The client as the writer has it: it says whose request each is, and waits a little wherever a client may wait. */
  through(writer: string, graph: Graph): Graph {
    const runOf = (path: string): string | undefined => this.#current.get(`${writer} ${idIn(path) ?? ''}`)
    const pause = async (): Promise<void> => {
      for (let n = this.#random.below(4); n > 0; n--) await new Promise(setImmediate)
    }
    const looked = (path: string): void => {
      const run = this.#runs.get(runOf(path) ?? '')
      if (run) run.seen = this.#shown(run.id)
    }
    return {
      get: graph.get.bind(graph),
      count: graph.count.bind(graph),
      batch: graph.batch.bind(graph),
      ask: graph.ask.bind(graph),
      writeTurn: graph.writeTurn.bind(graph),
      writeToken: async (...args) => {
        await pause()
        return graph.writeToken(...args)
      },
      pages: async function* (this: void, path, options, signal) {
        await pause()
        looked(path)
        yield* graph.pages(path, options, signal)
      },
      post: (path, body, options, signal) => {
        const headers = { ...options?.headers, 'x-run': runOf(path) ?? '' }
        return graph.post(path, body, { ...options, headers }, signal)
      },
    }
  }

  /** The moment that a read which begins now shows. */
  #shown(id: string): number {
    const last = this.moments(id).length - 1
    const lag = this.#lagOf(id)
    return lag ? Math.min(lag.moment, last) : last
  }

  #old(path: string): { status: number; body: object } | undefined {
    const id = idIn(path) ?? ''
    const lag = this.#lagOf(id)
    if (!lag || path.includes('skip')) return undefined
    lag.left--
    return { status: 200, body: { value: this.moments(id)[lag.moment]?.set ?? [] } }
  }

  #lagOf(id: string) {
    const lag = this.#lag.get(id)
    return lag && lag.left > 0 && performance.now() < lag.until ? lag : undefined
  }

  #wrote(name: string): void {
    const run = this.#runs.get(name)
    if (!run) return
    const { id } = run
    const moments = this.#moments.get(id) ?? []
    const before = moments.at(-1)?.set ?? []
    const set = this.#service.assignmentsOf(id)
    const changed = keysBetween(before, set)
    if (changed.length === 0) return
    for (const key of changed) {
      if (!run.keys.has(key)) {
        // A write that lands late wipes what others did since; what its own window did since had to be held back.
        const late = run.ended && !this.#ownSince(key, run)
        const unavoidable = late || run.anyway || (!run.ended && this.#changedSince(key, run))
        this.losses.push({ writer: run.writer, id, key, unavoidable, dropped: false })
      } else if (run.undoes && !run.ended && !this.#changedSince(key, run)) {
        // What looks like the plan's own work can't be told from it, whoever did it again.
        const seen = byKey(moments[run.seen]?.set ?? []).get(key)
        if (seen !== byKey(run.undoes).get(key)) this.undone.push(`${run.writer} ${id} ${key}`)
      }
    }
    moments.push({ set, by: name })
    if (this.#random.below(6) === 0) {
      const left = 1 + this.#random.below(3)
      this.#lag.set(id, { left, until: performance.now() + longestLag, moment: moments.length - 2 })
    } else if (this.#random.below(8) === 0) this.#drop(run, moments)
  }

  /** The service keeps less than it accepted. */
  #drop({ writer, id, keys }: Run, moments: FreeMoment[]): void {
    const set = this.#service.assignmentsOf(id)
    const gone = set.find((raw) => !keys.has(keyOf(raw)))
    if (gone === undefined || set.filter((raw) => keyOf(raw) === keyOf(gone)).length > 1) return
    this.#service.edit(
      id,
      set.filter((raw) => raw !== gone),
    )
    moments.push({ set: this.#service.assignmentsOf(id), by: 'the service' })
    this.losses.push({ writer, id, key: keyOf(gone), unavoidable: true, dropped: true })
  }

  #ownSince(key: string, { id, seen, writer }: Run): boolean {
    const moments = this.moments(id)
    return moments.slice(seen + 1).some(({ set, by }, index) => {
      const own = this.#runs.get(by)
      return own?.writer === writer && !own.anyway && keysBetween(moments[seen + index]?.set ?? [], set).includes(key)
    })
  }

  /** Whether somebody else changed the place after what the run's look showed. */
  #changedSince(key: string, { id, seen, writer }: Run): boolean {
    const moments = this.moments(id)
    return moments.slice(seen).some(({ set }, index) => {
      const next = moments[seen + index + 1]
      const others = next && (this.#runs.get(next.by)?.writer !== writer || this.#runs.get(next.by)?.ended === true)
      return others === true && keysBetween(set, next?.set ?? []).includes(key)
    })
  }
}

/** Where two sets differ in any way that is seen: in effect, or in what no row names. */
function keysBetween(before: readonly Raw[], after: readonly Raw[]): string[] {
  const [was, is] = [byKey(before), byKey(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key))
}

function byKey(set: readonly Raw[]): Map<string, string> {
  const keys = Map.groupBy(set, keyOf)
  const text = (raw: Raw): string =>
    `${effectOf(deviceConfigurations, assignmentFromGraph(raw))} ${JSON.stringify(raw['schedule'] ?? null)}`
  return new Map([...keys].map(([key, raws]) => [key, raws.map(text).sort().join()]))
}

function keyOf(raw: Raw): string {
  return assignmentKey(deviceConfigurations, assignmentFromGraph(raw))
}

function idIn(path: string): string | undefined {
  return /deviceConfigurations\/([0-9a-f-]{36})\/(assignments|assign|groupAssignments)/.exec(path)?.[1]
}
