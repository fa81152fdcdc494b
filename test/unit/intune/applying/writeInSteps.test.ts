import assert from 'node:assert/strict'
import { windowsAutopilotDeploymentProfiles } from '../../../../src/intune/kinds/enrollmentKinds.ts'
import { journalPlan } from '../../../../src/intune/journal/journalPlan.ts'
import { restPairs, undoPairs } from '../../../../src/intune/journal/replay.ts'
import type { Configuration } from '../../../../src/intune/model/configuration.ts'
import type { Change } from '../../../../src/intune/planning/change.ts'
import { type Plan, planOf } from '../../../../src/intune/planning/plan.ts'
import { sendJson } from '../../../support/graphServer.ts'
import { Administrator, kindOf } from './administrator.ts'
import { refusal, startTinyService, type TinyService, type Trouble } from './tinyService.ts'

const group = (n: number): string => `00000000-0000-0000-0000-00000000000${n}`
const include = (n: number) => ({
  target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: group(n) },
})
const add = (n: number): Change => ({ kind: 'add', target: { kind: 'group', groupId: group(n) } })
const exclude = (n: number): Change => ({ kind: 'switchMode', groupId: group(n), to: 'excludedGroup' })

/** A kind whose assignments are written one by one: what one of the requests of a write leaves behind. */
describe('a write in several requests that is cut short', () => {
  let service: TinyService
  let ada: Administrator
  beforeEach(async () => {
    service = await startTinyService([include(1), include(2)])
    ada = await Administrator.signIn(service, { kinds: () => [windowsAutopilotDeploymentProfiles] })
  })
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })
  const find = (): Configuration => [...ada.tenant.configurations][0] ?? assert.fail()
  const plan = (...changes: Change[]): Plan => ada.planOn([{ configuration: find() }], ...changes)
  const held = (): string[] =>
    service.held
      .map((raw) => {
        const target = Object(raw['target']) as Record<string, unknown>
        const mode = String(target['@odata.type']).includes('exclusion') ? '-' : '+'
        return `${mode}${String(target['groupId']).at(-1)}`
      })
      .sort()
  const refusePosts: Trouble = (request, response) => {
    if (request.method !== 'POST') return false
    sendJson(response, refusal('Forbidden', 'no'), 403)
    return true
  }

  describe('between taking a target away and putting it back the other way round', () => {
    let made: Plan
    beforeEach(async () => {
      service.trouble = refusePosts
      made = plan(exclude(1))
      const [outcome] = await ada.apply(made)
      assert.deepEqual([outcome?.outcome, outcome && kindOf(outcome), outcome?.fate], ['failed', 'partly', 'accepted'])
      assert.deepEqual(held(), ['+2'])
      service.trouble = undefined
    })

    it('comes back with an undo', async () => {
      const [outcome] = await ada.apply(planOf(undoPairs(await ada.recorded(made), find).pairs))
      assert.equal(outcome?.outcome, 'applied')
      assert.deepEqual(held(), ['+1', '+2'])
    })

    it('is done with a continuation', async () => {
      const [outcome] = await ada.apply(planOf(restPairs(await ada.recorded(made), find).pairs))
      assert.equal(outcome?.outcome, 'applied')
      assert.deepEqual(held(), ['+2', '-1'])
    })
  })

  for (const [way, pairsOf, then] of [
    ['an undo', undoPairs, ['+1', '+2']],
    ['a continuation', restPairs, ['+2', '-1']],
  ] as const) {
    it(`is led on by ${way} also where the window was killed there, and nobody noted an answer`, async () => {
      service.trouble = refusePosts
      const made = plan(exclude(1))
      const about = { tenantId: 'contoso', account: 'ada', cloud: 'custom', title: 'A test', source: 'test' }
      const writer = await ada.journal.begin(journalPlan(made, about))
      const record = {
        intent: writer.intent.bind(writer),
        sending: writer.sending.bind(writer),
        outcome: () => Promise.resolve(),
      }
      await ada.applier.apply(made, { record })
      service.trouble = undefined
      const [outcome] = await ada.apply(planOf(pairsOf(await ada.recorded(made), find).pairs))
      assert.deepEqual([outcome?.outcome, outcome?.others], ['applied', []])
      assert.deepEqual(held(), then)
    })
  }

  it('is stale as ever where others took the target away', async () => {
    const made = plan(exclude(1))
    service.held = service.held.slice(1)
    const [outcome] = await ada.apply(made)
    assert.deepEqual([outcome?.outcome, outcome?.fate], ['stale', 'notSent'])
  })

  it('is told as done where only the answer to the last request was lost', async () => {
    let posts = 0
    service.trouble = (request, response, { held: now }) => {
      if (request.method !== 'POST' || ++posts < 2) return false
      service.held = [...now, { ...(JSON.parse(request.body) as object), id: 'late' }]
      response.destroy()
      return true
    }
    const [outcome] = await ada.apply(plan(add(3), add(4)))
    assert.deepEqual(held(), ['+1', '+2', '+3', '+4'])
    assert.deepEqual([outcome?.outcome, outcome?.fate], ['applied', 'accepted'])
  })

  it('is unknown where the answer to the last request was lost and nothing shows it', async () => {
    let posts = 0
    service.trouble = (request, response) => {
      if (request.method !== 'POST' || ++posts < 2) return false
      response.destroy()
      return true
    }
    const [outcome] = await ada.apply(plan(add(3), add(4)))
    assert.deepEqual(
      [outcome?.outcome, outcome && kindOf(outcome), outcome?.fate],
      ['failed', 'unknownOutcome', 'unknown'],
    )
  })
})
