import assert from 'node:assert/strict'
import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import { assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import { assignmentKey } from '../../../../src/intune/model/assignmentKey.ts'
import { differences } from '../../../../src/intune/model/differences.ts'
import type { Outcome } from '../../../../src/intune/planning/outcome.ts'
import type { Plan, PlanEntry } from '../../../../src/intune/planning/plan.ts'
import { type SampleTenant, startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { Administrator, ref } from './administrator.ts'
import { FreeHistory } from './freeHistory.ts'
import { makeStrange, type Random, randomChange, randomOf, sameSet, undoOf } from './randomPlans.ts'

const edits = Number(process.env['EDITS'] ?? (process.env['CI'] ? 10_000 : 500))

interface Writer {
  readonly name: string
  readonly window: Administrator
  readonly random: Random
  readonly plans: Plan[]
}

/**
 * Two writers whose looks and writes nothing keeps apart, on a service that shows writes late, carries some out late,
 * tears pages, drops entries and refuses tokens. What no client can avoid without ETags is counted; all else is 0.
 */
describe('random edits that interleave freely on a service that behaves badly', function () {
  this.timeout(600_000)

  it(`lose nothing that could be kept, and say nothing wrong, ${edits} times`, async () => {
    const seed = process.env['SEED'] === 'random' ? Date.now() % 1_000_000 : Number(process.env['SEED'] ?? 417_011)
    console.log(`      SEED=${seed}`)
    const random = randomOf(seed)
    const service = await startSampleTenant({
      configurations: 12,
      groups: 12,
      seed,
      throttle: false,
      assignmentsPageSize: 2,
      expandPageSize: 5,
      routes: seed % 2 === 0 ? 'plain' : 'none',
    })
    makeStrange(service)
    const history = new FreeHistory(service, random)
    const run = { edits: 0, wrong: [] as string[], outcomes: new Map<string, number>(), untold: [] as string[] }
    const writers = await Promise.all(
      ['Ada', 'Bob'].map(async (name, index) => {
        const window = await Administrator.signIn(service, {
          through: (graph) => history.through(name, graph),
          journal: { bounds: { bytes: 1e12, plans: 1e9 } },
        })
        return { name, window, random: randomOf(seed * 2 + index), plans: [] } satisfies Writer
      }),
    )
    await Promise.all(
      writers.map(async (writer) => {
        while (run.edits < edits) await onePlan(service, history, writer, run)
      }),
    )
    for (const { window } of writers) await window.signOut()
    await service.close()
    const avoidable = history.losses.filter(({ unavoidable }) => !unavoidable)
    const raced = history.losses.filter(({ unavoidable, dropped }) => unavoidable && !dropped).length
    const dropped = history.losses.filter((one) => one.dropped).length
    const counts = [...run.outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(', ')
    console.log(
      `      ${run.edits} edits: ${counts}; avoidable losses: ${avoidable.length}; written over between a look and its POST: ${raced}; ` +
        `dropped by the service: ${dropped}, untold: ${run.untold.length}; undone of others: ${history.undone.length}; wrong: ${run.wrong.length}`,
    )
    assert.deepEqual(avoidable.slice(0, 3), [])
    assert.deepEqual(run.untold.slice(0, 3), [])
    assert.deepEqual(history.undone.slice(0, 3), [])
    assert.deepEqual(run.wrong.slice(0, 3), [])
    assert(Number(run.outcomes.get('applied')) > edits / 20)
    assert(dropped > 0)
  })
})

interface Run {
  edits: number
  readonly wrong: string[]
  readonly untold: string[]
  readonly outcomes: Map<string, number>
}

async function onePlan(service: SampleTenant, history: FreeHistory, writer: Writer, run: Run): Promise<void> {
  const { name, window, random, plans } = writer
  service.clearRequests()
  const ids = [...window.tenant.configurations].map(({ id }) => id)
  const chosen = [...new Set(Array.from({ length: 1 + random.below(4) }, () => random.of(ids)))]
  for (const id of chosen) {
    if (random.below(3) === 0 || window.tenant.set(ref(id))?.state !== 'read') {
      await window.tenant.reload(window.assignable(id).configuration)
    }
  }
  const there = chosen.filter((id) => window.tenant.configuration(ref(id)))
  const undoes = random.below(8) === 0 && plans.length > 0
  const changes = Array.from({ length: 1 + random.below(3) }, () => randomChange(service, window, random))
  const plan = undoes ? await undoOf(window, random.of(plans.slice(-10)).id) : window.plan(there, ...changes)
  badWeather(service, random)
  const entries = new Map(plan.entries.map((entry) => [entry.assignable.configuration.id, entry]))
  const losses = new Map<string, number>()
  const anyway = random.below(10) === 0
  await window.apply(plan, {
    anyway,
    onBegin: ({ assignable: { configuration }, before, differences: touched }) => {
      const keys = new Set(touched.map(({ key }) => key))
      losses.set(configuration.id, history.losses.length)
      history.begin(`${plan.id} ${configuration.id}`, {
        writer: name,
        id: configuration.id,
        keys,
        anyway,
        ...(undoes && { undoes: before.map(({ raw }) => raw) }),
      })
    },
    onOutcome: (outcome) => {
      const { id } = outcome.assignable.configuration
      history.end(name, id)
      const word = outcome.fate === 'unknown' ? 'unknown' : outcome.outcome
      run.outcomes.set(word, (run.outcomes.get(word) ?? 0) + 1)
      const entry = entries.get(id)
      if (!entry) return
      const told = `${name} ${plan.id} ${id} ${outcome.outcome} ${outcome.fate}`
      for (const wrong of untrue(history, entry, outcome, `${plan.id} ${id}`)) run.wrong.push(`${told}: ${wrong}`)
      const dropped = history.losses
        .slice(losses.get(id))
        .filter((one) => one.dropped && one.writer === name && one.id === id)
      for (const { key } of dropped) if (!isTold(outcome, key)) run.untold.push(`${told}: ${key}`)
    },
  })
  if (!undoes && plan.entries.length > 0) plans.push(plan)
  run.edits += Math.max(1, plan.entries.length * changes.length)
}

/** What the service dropped is said, is there again, or nobody could read what is there. */
function isTold({ lost, others, held, fate }: Outcome, key: string): boolean {
  if (fate === 'unknown' || held === undefined) return true
  if ([...(lost ?? []), ...(others ?? [])].some((one) => one.key === key)) return true
  return held.assignments.some((one) => assignmentKey(deviceConfigurations, one) === key)
}

/** What the outcome says that the service's own history does not bear out. */
function untrue(history: FreeHistory, entry: PlanEntry, outcome: Outcome, run: string): string[] {
  const moments = history.moments(entry.assignable.configuration.id)
  const mine = moments.filter(({ by }) => by === run)
  const wrong: string[] = []
  const { held, fate } = outcome
  if (held && !moments.some(({ set }) => sameSet(set.map(assignmentFromGraph), held.assignments))) {
    wrong.push('the service never held what was said to be held')
  }
  const keys = new Set(entry.differences.map(({ key }) => key))
  const as = (set: readonly Readonly<Record<string, unknown>>[]): boolean =>
    differences(deviceConfigurations, entry.after, set.map(assignmentFromGraph)).every(({ key }) => !keys.has(key))
  if (fate === 'accepted' && mine.length === 0 && !(held && as(held.assignments.map(({ raw }) => raw)))) {
    wrong.push('nobody wrote it')
  }
  if ((fate === 'notSent' || fate === 'refused') && mine.length > 0) wrong.push('it was written')
  if (outcome.outcome === 'applied' && held && !as(held.assignments.map(({ raw }) => raw))) {
    wrong.push('the service holds something else')
  }
  if (outcome.outcome === 'stale' && outcome.others?.length === 0) wrong.push('the difference is not said')
  return wrong
}

/** One trouble at a time, now and then: a lost answer, a write that lands late, a refused token, a slow or broken read. */
function badWeather(service: SampleTenant, random: Random): void {
  const write = { method: 'POST', path: /\/(assign|groupAssignments)$/ }
  const read = { method: 'GET', path: /[0-9a-f]\/assignments/ }
  const skip = random.below(4)
  const soon = async (): Promise<void> => {
    for (let n = 5 + random.below(60); n > 0; n--) await new Promise(setImmediate)
  }
  const troubles = [
    () => service.fail({ match: write, skip, after: true, drop: true }),
    () => service.fail({ match: write, skip, drop: true }),
    () => service.fail({ match: write, skip, late: soon() }),
    () => service.fail({ match: write, skip, reply: { status: 401 } }),
    () => service.fail({ match: write, skip, reply: { status: 429 } }),
    () => service.fail({ match: write, skip, delayMs: 3 }),
    () => service.fail({ match: read, skip, delayMs: 3 }),
    () => service.fail({ match: read, skip, times: 2, reply: { status: 500 } }),
  ]
  if (random.below(3) > 0) random.of(troubles)()
}
