import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlanRecord } from '../../../../src/intune/applying/applier.ts'
import type { Graph } from '../../../../src/graph/graph.ts'
import { journalPlan } from '../../../../src/intune/journal/journalPlan.ts'
import type { JournalPlanDetail } from '../../../../src/intune/journal/journalEntry.ts'
import type { JournalWriter } from '../../../../src/intune/journal/journalWriter.ts'
import { restPairs, undoPairs } from '../../../../src/intune/journal/replay.ts'
import type { Kind } from '../../../../src/intune/kinds/kind.ts'
import { kindTable } from '../../../../src/intune/kinds/kindTable.ts'
import type { Change } from '../../../../src/intune/planning/change.ts'
import { type Plan, planOf } from '../../../../src/intune/planning/plan.ts'
import { Administrator } from './administrator.ts'
import { startTinyService, type TinyService } from './tinyService.ts'

const group = (n: number): string => `00000000-0000-0000-0000-00000000000${n}`
const include = (n: number) => ({
  target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: group(n) },
})
const never = new Promise<never>(() => {})

/** Where the process ends: nothing of it happens from there on. */
const steps = [
  'after the plan',
  'after the intent',
  'before the request',
  'after the request',
  'after the outcome',
] as const
type Step = (typeof steps)[number]

/** Every kind of writer, with the change that it makes of groups 1 and 2. */
const writers: Readonly<
  Record<string, { readonly kind: string; readonly changes: readonly Change[]; readonly requests: number }>
> = {
  'the whole set': {
    kind: 'configurationPolicies',
    changes: [
      { kind: 'remove', target: { kind: 'group', groupId: group(1) } },
      { kind: 'add', target: { kind: 'group', groupId: group(3) } },
    ],
    requests: 1,
  },
  'the documented call': {
    kind: 'deviceConfigurations',
    changes: [{ kind: 'add', target: { kind: 'group', groupId: group(3) } }],
    requests: 1,
  },
  'one by one': {
    kind: 'windowsAutopilotDeploymentProfiles',
    changes: [
      { kind: 'remove', target: { kind: 'group', groupId: group(1) } },
      { kind: 'add', target: { kind: 'group', groupId: group(3) } },
    ],
    requests: 2,
  },
}

describe('a window that is killed in the middle of a write', () => {
  let service: TinyService
  let folder: string
  beforeEach(async () => {
    service = await startTinyService([include(1), include(2)])
    folder = await mkdtemp(join(tmpdir(), 'intune-killed-'))
  })
  afterEach(async () => {
    await service.close()
    await rm(folder, { recursive: true, force: true })
  })
  const held = (): number[] =>
    service.held.map((raw) => Number(String(Object(raw['target'])['groupId']).at(-1))).sort((a, b) => a - b)

  /** Runs the plan until the step of the nth request, and leaves everything as it is then. */
  async function killedAt(step: Step, nth: number, kind: Kind, changes: readonly Change[]): Promise<Plan> {
    let dead: () => void = () => {}
    const end = new Promise<void>((resolve) => (dead = resolve))
    const stop = (): Promise<never> => {
      dead()
      return never
    }
    let requests = 0
    const through = (graph: Graph): Graph => {
      const post = graph.post.bind(graph)
      return Object.assign(graph, {
        post: async (...args: Parameters<Graph['post']>) => {
          requests++
          if (step === 'before the request' && requests === nth) return stop()
          const answer = await post(...args)
          return step === 'after the request' && requests === nth ? stop() : answer
        },
      })
    }
    const window = await Administrator.signIn(service, { journalFolder: folder, kinds: () => [kind], through })
    const plan = window.planOn([{ configuration: [...window.tenant.configurations][0] ?? assert.fail() }], ...changes)
    const writer = await window.journal.begin(journalPlan(plan, { tenantId: 't', cloud: 'c', title: 't', source: 's' }))
    if (step === 'after the plan') dead()
    else void window.applier.apply(plan, { record: recordUntil(step, nth, writer, stop) })
    await end
    // The operating system ends the lock; the file stays as it is.
    await window.signOut()
    return plan
  }

  function recordUntil(step: Step, nth: number, writer: JournalWriter, stop: () => Promise<never>): PlanRecord {
    let intents = 0
    return {
      intent: async (assignable) => {
        await writer.intent(assignable)
        if (step === 'after the intent' && ++intents === nth) await stop()
      },
      sending: (...args) => writer.sending(...args),
      outcome: async (outcome) => {
        await writer.outcome(outcome)
        if (step === 'after the outcome') await stop()
      },
    }
  }

  for (const [name, { kind: id, changes, requests }] of Object.entries(writers)) {
    for (const step of steps) {
      for (let nth = 1; nth <= requests; nth++) {
        for (const way of ['undone', 'continued'] as const) {
          it(`${step} ${requests > 1 ? `${nth} ` : ''}of a write by ${name}, is ${way} by the next one`, async () => {
            const kind = kindTable.find((one) => one.id === id)
            assert(kind)
            const plan = await killedAt(step, nth, kind, changes)
            const end = plan.entries[0]?.after.map(({ target }) =>
              'groupId' in target ? Number(target.groupId.at(-1)) : 0,
            )
            const later = await Administrator.signIn(service, { journalFolder: folder, kinds: () => [kind] })
            const detail = await later.recorded(plan)
            assert.deepEqual([detail.running, detail.damaged, detail.signature], [false, false, 'valid'])
            const wrote = JSON.stringify(held()) !== '[1,2]'
            // Nothing that was written is told as not sent.
            if (wrote) assert.notEqual(detail.configurations[0]?.fate, 'notSent')
            const made = planFrom(detail, way, later)
            for (const { outcome } of await later.apply(made)) assert.match(outcome, /^(applied|unchanged)$/)
            assert.deepEqual(held(), way === 'undone' ? [1, 2] : end?.sort((a, b) => a - b))
            await later.signOut()
          })
        }
      }
    }
  }

  function planFrom(detail: JournalPlanDetail, way: 'undone' | 'continued', window: Administrator): Plan {
    const find = () => [...window.tenant.configurations][0]
    return planOf((way === 'undone' ? undoPairs(detail, find) : restPairs(detail, find)).pairs)
  }
})
