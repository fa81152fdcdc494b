import assert from 'node:assert/strict'
import { kindTable } from '../../../../src/intune/kinds/kindTable.ts'
import { undoPairs, restPairs, isLeft } from '../../../../src/intune/journal/replay.ts'
import { planOf } from '../../../../src/intune/planning/plan.ts'
import type { Change } from '../../../../src/intune/planning/change.ts'
import type { Plan } from '../../../../src/intune/planning/plan.ts'
import { sendJson } from '../../../support/graphServer.ts'
import { Administrator, kindOf } from './administrator.ts'
import { refusal, startTinyService, theId, type TinyService } from './tinyService.ts'

const group = (n: number): string => `00000000-0000-0000-0000-00000000000${n}`
const include = (n: number) => ({
  target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: group(n) },
})
const add = (n: number): Change => ({ kind: 'add', target: { kind: 'group', groupId: group(n) } })
const remove = (n: number): Change => ({ kind: 'remove', target: { kind: 'group', groupId: group(n) } })

/** Each kind is written as its row says, over real HTTP, against a server that shares nothing with the sample tenant. */
describe('a write follows the row of its kind', () => {
  let service: TinyService
  let ada: Administrator
  const start = async (id: string, held: number[], options?: { noPlainAssign: boolean }): Promise<void> => {
    const kind = kindTable.find((one) => one.id === id)
    assert(kind)
    service = await startTinyService(held.map(include), options)
    ada = await Administrator.signIn(service, { kinds: () => [kind] })
    service.seen.length = 0
    service.bodies.length = 0
  }
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })
  const plan = (...changes: Change[]): Plan => {
    const [configuration] = ada.tenant.configurations
    assert(configuration)
    return ada.planOn([{ configuration }], ...changes)
  }
  const held = (): number[] =>
    service.held.map((raw) => Number(String(Object(raw['target'])['groupId']).at(-1))).sort((a, b) => a - b)
  const writes = (): string[] => service.seen.filter((one) => !one.startsWith('GET'))

  describe('whose assignments are written one by one', () => {
    beforeEach(() => start('windowsAutopilotDeploymentProfiles', [1, 2]))

    it('an addition is a look, one POST without an id, and a read-back', async () => {
      const [outcome] = await ada.apply(plan(add(3)))
      assert.deepEqual([outcome?.outcome, outcome?.fate], ['applied', 'accepted'])
      assert.deepEqual(service.seen, ['GET assignments', 'POST assignments', 'GET assignments'])
      assert.deepEqual(JSON.parse(service.bodies[0] ?? ''), {
        '@odata.type': '#microsoft.graph.windowsAutopilotDeploymentProfileAssignment',
        ...include(3),
      })
      assert.deepEqual(held(), [1, 2, 3])
    })

    it('what is added comes before what goes, each with a look of its own and an intent in the journal', async () => {
      const intents: string[] = []
      const made = plan(remove(1), add(3), add(4))
      const [outcome] = await ada.apply(made, {
        record: {
          intent: async () => void intents.push(service.seen.join()),
          sending: () => {},
          outcome: async () => {},
        },
      })
      assert.equal(outcome?.outcome, 'applied')
      assert.deepEqual(writes(), ['POST assignments', 'POST assignments', `DELETE assignments/${theId}_0`])
      assert.equal(service.seen.filter((one) => one.startsWith('GET')).length, 4)
      assert.equal(intents.length, 3)
      assert.deepEqual(held(), [2, 3, 4])
      assert.deepEqual(
        outcome.sent?.map(({ method, status }) => [method, status]),
        [
          ['POST', 201],
          ['POST', 201],
          ['DELETE', 204],
        ],
      )
    })

    it('a failure in the middle is told as what is held now, and can be continued and undone', async () => {
      service.trouble = (request, response) => {
        if (request.method !== 'DELETE') return false
        sendJson(response, refusal('Forbidden', 'no'), 403)
        return true
      }
      const made = plan(remove(1), add(3))
      const [outcome] = await ada.apply(made)
      assert.deepEqual([outcome?.outcome, outcome && kindOf(outcome), outcome?.fate], ['failed', 'partly', 'accepted'])
      assert.equal(outcome?.held?.assignments.length, 3)
      assert.deepEqual(held(), [1, 2, 3])
      service.trouble = undefined
      const detail = await ada.recorded(made)
      assert(detail.configurations.every(isLeft))
      const find = () => [...ada.tenant.configurations][0]
      for (const { outcome: undone } of await ada.apply(planOf(undoPairs(detail, find).pairs))) {
        assert.equal(undone, 'applied')
      }
      assert.deepEqual(held(), [1, 2])
      for (const { outcome: done } of await ada.apply(planOf(restPairs(detail, find).pairs))) {
        assert.equal(done, 'applied')
      }
      assert.deepEqual(held(), [2, 3])
    })

    it('what others add between two requests stays, and what they take away is not made again', async () => {
      let posts = 0
      service.trouble = (request, _, { held: now }) => {
        if (request.method !== 'POST' || posts++ > 0) return
        service.held = [...now.slice(0, 1), { id: 'theirs', ...include(7) }]
      }
      const [outcome] = await ada.apply(plan(add(3), add(4)))
      assert.equal(outcome?.outcome, 'applied')
      assert.deepEqual(held(), [1, 3, 4, 7])
    })

    it('a target that changes goes before it comes again, because the service knows it by its target', async () => {
      const [outcome] = await ada.apply(plan({ kind: 'switchMode', groupId: group(1) }))
      assert.equal(outcome?.outcome, 'applied')
      assert.deepEqual(writes(), [`DELETE assignments/${theId}_0`, 'POST assignments'])
      assert.deepEqual(held(), [1, 2])
    })
  })

  it('by the path that names the type where the plain one is not routed, learnt once', async () => {
    await start('mobileAppConfigurations', [1], { noPlainAssign: true })
    assert.equal((await ada.apply(plan(add(2))))[0]?.outcome, 'applied')
    const cast = 'POST microsoft.graph.managedDeviceMobileAppConfiguration/assign'
    assert.deepEqual(writes(), ['POST assign', cast])
    // Between the refusal and the second try it looked again.
    assert.deepEqual(service.seen.slice(0, 4), ['GET assignments', 'POST assign', 'GET assignments', cast])
    service.seen.length = 0
    assert.equal((await ada.apply(plan(add(3))))[0]?.outcome, 'applied')
    assert.deepEqual(writes(), [cast])
    assert.deepEqual(held(), [1, 2, 3])
  })

  it('by `update` for a policy set', async () => {
    await start('policySets', [1])
    assert.equal((await ada.apply(plan(add(2))))[0]?.outcome, 'applied')
    assert.deepEqual(writes(), ['POST update'])
  })

  it('not at all where it is only shown', async () => {
    await start('deviceComplianceScripts', [1])
    const { entries, refused } = plan(add(2))
    assert.deepEqual([entries.length, refused.map(kindOf)], [0, ['notPossible']])
  })

  it('a refusal that comes right after another write is looked at again', async () => {
    await start('configurationPolicies', [1])
    let refused = 0
    service.trouble = (request, response) => {
      if (request.method !== 'POST' || refused++ >= 2) return false
      service.held = [...service.held, { id: `r${refused}`, ...include(6 + refused) }]
      sendJson(response, refusal('ConditionNotMet', 'newer'), 412)
      return true
    }
    assert.equal((await ada.apply(plan(add(2))))[0]?.outcome, 'applied')
    assert.deepEqual(held(), [1, 2, 7, 8])
  })

  describe('that lags', () => {
    beforeEach(() => start('iosManagedAppProtections', [1]))

    it('an accepted write that does not show yet is told as that, not as kept differently', async () => {
      service.trouble = (request, response) => {
        if (request.method !== 'POST') return false
        response.writeHead(204).end()
        return true
      }
      const later = plan(add(3))
      const [outcome] = await ada.apply(plan(add(2)))
      assert.deepEqual(
        [outcome?.outcome, outcome?.fate, outcome && kindOf(outcome)],
        ['applied', 'accepted', 'notShownYet'],
      )
      // Built on what does not show it, the next write would take it back: it has to wait.
      const [next] = await ada.apply(later)
      assert.deepEqual([next?.outcome, next?.fate, next && kindOf(next)], ['failed', 'notSent', 'notShownYet'])
      assert.equal(writes().length, 1)
    })

    it('two looks have to agree before it is written', async () => {
      let looks = 0
      service.trouble = (request, response) => {
        if (request.method !== 'GET' || looks++ > 0) return false
        sendJson(response, { value: [] })
        return true
      }
      assert.equal((await ada.apply(plan(add(2))))[0]?.outcome, 'applied')
      assert.deepEqual(held(), [1, 2])
    })

    it('is tried again where it is not found right after another write', async () => {
      let posts = 0
      service.trouble = (request, response) => {
        if (request.method !== 'POST' || posts++ > 0) return false
        sendJson(response, refusal('ResourceNotFound', 'not yet'), 404)
        return true
      }
      const [outcome] = await ada.apply(plan(add(2)))
      assert.equal(outcome?.outcome, 'applied')
      assert.deepEqual(held(), [1, 2])
    })
  })
})
