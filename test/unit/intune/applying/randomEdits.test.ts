import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import assert from 'node:assert/strict'
import { type Assignment, assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import { differences } from '../../../../src/intune/model/differences.ts'
import type { Outcome } from '../../../../src/intune/planning/outcome.ts'
import type { PlanEntry } from '../../../../src/intune/planning/plan.ts'
import { type Fault, type SampleTenant, startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { FastClock } from '../../graph/graphHarness.ts'
import { Administrator, kindOf, ref } from './administrator.ts'
import { makeStrange, partOf, type Random, randomChange, randomOf, sameSet, undoOf } from './randomPlans.ts'
import { ServiceHistory } from './serviceHistory.ts'

/** A fixed seed and few edits at hand, many in CI; `SEED=random` takes another seed each time. */
const edits = Number(process.env['EDITS'] ?? (process.env['CI'] ? 10_000 : 500))

/** Two writers, one tenant, and a network that can't be relied on. Repeat a run with SEED=…; EDITS=… makes it longer. */
describe('random edits by two writers', function () {
  this.timeout(240_000)

  it(`lose nothing and say nothing wrong, ${edits} times`, async () => {
    const seed = process.env['SEED'] === 'random' ? Date.now() % 1_000_000 : Number(process.env['SEED'] ?? 760_703)
    console.log(`      SEED=${seed}`)
    const service = await startSampleTenant({
      configurations: 40,
      groups: 12,
      seed,
      throttle: false,
      assignmentsPageSize: 4,
      expandPageSize: 5,
      emptyPages: true,
      routes: seed % 2 === 0 ? 'plain' : 'none',
    })
    makeStrange(service)
    const history = new ServiceHistory(service)
    const run = { edits: 0, wrong: [] as string[], outcomes: new Map<string, number>() }
    const writers = await Promise.all(
      ['Ada', 'Bob'].map(async (name, index) => {
        const clock = new FastClock()
        const window = await Administrator.signIn(service, {
          clock,
          through: (graph) => history.through(name, graph),
          journal: { bounds: { bytes: 1e12, plans: 1e9 } },
        })
        return { name, window, clock, random: randomOf(seed * 2 + index), told: new Map() } satisfies Writer
      }),
    )
    await Promise.all(
      writers.map(async (writer) => {
        while (run.edits < edits) {
          // A minute between two plans: what a lost write holds back is free again after ten.
          await writer.clock.sleep(60_000)
          await onePlan(service, history, writer, run)
        }
      }),
    )
    for (const { window, told } of writers) {
      const kept = (await window.journal.list()).flatMap((plan) =>
        plan.configurations.map(({ configurationId, outcome }) => [`${plan.id} ${configurationId}`, outcome] as const),
      )
      const journal = new Map<string, string>(kept)
      for (const [key, outcome] of told) {
        if (journal.get(key) !== outcome) run.wrong.push(`journal: ${key} ${journal.get(key)}, told ${outcome}`)
      }
      await window.signOut()
    }
    await service.close()
    const counts = [...run.outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(', ')
    console.log(`      ${run.edits} edits: ${counts}; lost: ${history.lost.length}; wrong: ${run.wrong.length}`)
    assert.deepEqual(history.lost.slice(0, 5), [])
    assert.deepEqual(run.wrong.slice(0, 5), [])
    assert(Number(run.outcomes.get('applied')) > edits / 10)
  })
})

interface Writer {
  readonly name: string
  readonly window: Administrator
  readonly clock: FastClock
  readonly random: Random
  /** `plan configuration` to the outcome that the user was told. */
  readonly told: Map<string, string>
}

interface Run {
  edits: number
  readonly wrong: string[]
  readonly outcomes: Map<string, number>
}

async function onePlan(service: SampleTenant, history: ServiceHistory, writer: Writer, run: Run): Promise<void> {
  const { name, window, random, told } = writer
  service.clearRequests()
  // A 404 at a reload took a row away; a failed refresh leaves the rows, and the next plan tries again.
  if (window.tenant.size < service.configurations().length) await window.tenant.load().catch(() => undefined)
  const ids = [...window.tenant.configurations].map(({ id }) => id)
  const chosen = [...new Set(Array.from({ length: 1 + random.below(12) }, () => random.of(ids)))]
  if (random.below(4) === 0) for (const id of chosen) await window.tenant.reload(window.assignable(id).configuration)
  const changes = Array.from({ length: 1 + random.below(4) }, () => randomChange(service, window, random))
  const there = chosen.filter((id) => window.tenant.configuration(ref(id)))
  let plan = window.plan(there, ...changes)
  if (random.below(60) === 0 && told.size > 0) plan = await undoOf(window, random.of([...told.keys()].slice(-30)))
  if (random.below(2) === 0) service.fail(randomFault(random))
  const begun = new Map<string, number>()
  const entries = new Map(plan.entries.map((entry) => [entry.assignable.configuration.id, entry]))
  const cancel = random.below(30) === 0 ? new AbortController() : undefined
  await window.apply(
    plan,
    {
      exact: random.below(10) === 0,
      onBegin: ({ assignable: { configuration }, differences: touched }) => {
        history.begin(name, configuration.id, new Set(touched.map(({ key }) => key)))
        begun.set(configuration.id, history.moments(configuration.id).length - 1)
      },
      onOutcome: (outcome) => {
        const { id } = outcome.assignable.configuration
        history.end(name, id)
        const entry = entries.get(id)
        const since = begun.get(id)
        const word = kindOf(outcome) === 'unknownOutcome' ? 'unknown' : outcome.outcome
        run.outcomes.set(word, (run.outcomes.get(word) ?? 0) + 1)
        if (random.below(3) === 0) cancel?.abort()
        // What was cancelled before its turn has no line of its own in the journal.
        if (since === undefined || entry === undefined) return
        told.set(`${plan.id} ${id}`, outcome.outcome)
        for (const wrong of untrue(history, name, entry, outcome, since, window)) {
          run.wrong.push(`${name} ${plan.id} ${id} ${outcome.outcome} ${String(kindOf(outcome))}: ${wrong}`)
        }
      },
    },
    cancel?.signal,
  )
  run.edits += Math.max(1, plan.entries.length * changes.length)
}

/** What the outcome says that the service's own history does not bear out. */
function untrue(
  history: ServiceHistory,
  name: string,
  entry: PlanEntry,
  outcome: Outcome,
  since: number,
  window: Administrator,
): string[] {
  const { id } = entry.assignable.configuration
  const moments = history.moments(id).slice(since)
  // A request that the service refused by itself is looked at too, and changed nothing.
  const changed = moments
    .slice(1)
    .filter(({ set }, index) => JSON.stringify(set) !== JSON.stringify(moments[index]?.set))
  const mine = changed.filter(({ writer }) => writer === name)
  const wrong: string[] = []
  const { held } = outcome
  const seen = held && moments.some(({ set }) => sameSet(set.map(assignmentFromGraph), held.assignments))
  if (held && !seen) wrong.push('the service never held what was said to be held')
  const row = window.tenant.set(ref(id))
  if (held && !(row?.state === 'read' && row.set === held)) wrong.push('the row shows something else')
  const as = (set: readonly Assignment[]): boolean => {
    const places = new Set(entry.differences.map(({ key }) => key))
    return differences(deviceConfigurations, entry.after, set).every(({ key }) => !places.has(key))
  }
  const kind = kindOf(outcome)
  switch (outcome.outcome) {
    case 'applied':
      if (!mine.some(({ set }) => as(set.map(assignmentFromGraph))) && !(held && as(held.assignments))) {
        wrong.push('nobody wrote it')
      }
      if (!held && row?.state !== 'unread') wrong.push('the row shows what nobody read back')
      break
    case 'unchanged':
      if (mine.length > 0) wrong.push('it was written')
      if (!(held && as(held.assignments))) wrong.push('the service holds something else')
      break
    case 'stale':
      // A write whose answer was lost and which others wrote over whole is theirs by now.
      if (held && mine.some((moment) => partOf(moments, moment, held.assignments))) wrong.push('it was written')
      if (held === undefined || outcome.others?.length === 0) wrong.push('the difference is not said')
      break
    case 'failed':
      if (kind === 'unknownOutcome') {
        // What was read after it is true of the service, whatever became of the write.
        if (!held && row?.state !== 'unread') wrong.push('the row shows what nobody knows')
      } else if (mine.length > 0 && kind !== 'differentlyKept') wrong.push('it was written')
      break
    case 'pendingApproval':
      wrong.push('nobody asked for an approval')
  }
  return wrong
}

/**
 * A refusal means that nothing was written, and an acceptance that something was: a service that lies about that and
 * then can't be read leaves nobody a way to know. Faults one at a time are told in `applyFaults.test.ts`, lies too.
 */
function randomFault(random: Random): Fault {
  const after = random.below(2) === 0
  const reply = (status: number): Pick<Fault, 'reply'> => ({
    reply: { status, body: { error: { code: 'Trouble', message: 'Something is wrong' } } },
  })
  const unclear = [reply(500), reply(503), { drop: true }, { drop: true }]
  const refusals = [400, 401, 403, 404, 409, 429].map(reply)
  const garbage = [{ reply: { status: 200, body: '<html>' } }, { reply: { status: 200, body: {} } }]
  const count = { skip: random.below(10), times: random.of([1, 1, 2, 6]), after }
  if (random.below(3) === 0) {
    return {
      ...count,
      match: { method: 'GET', path: /\/assignments/ },
      ...random.of([...unclear, ...refusals, ...garbage]),
    }
  }
  const path = random.of([/\/(assign|groupAssignments)$/, /\/assign$/])
  return { ...count, match: { method: 'POST', path }, ...random.of([...unclear, ...(after ? garbage : refusals)]) }
}
