import assert from 'node:assert/strict'
import type { Json } from '../../../../src/base/json.ts'
import { kindTable } from '../../../../src/intune/kinds/kindTable.ts'
import { virtualGroups } from '../../../../src/intune/kinds/virtualGroups.ts'
import type { Configuration } from '../../../../src/intune/model/configuration.ts'
import {
  type SampleTenant,
  type SampleTenantOptions,
  startSampleTenant,
} from '../../../../src/sampleTenant/sampleTenant.ts'
import { FastClock } from '../../graph/graphHarness.ts'
import { Administrator, idOf, kindOf, writes } from './administrator.ts'
import { change, heldOf, inclusion, writable } from './eachKind.ts'

/** What the service was seen to do to one kind or another, done to all of them. */
describe('every kind, where the service does something odd', () => {
  let service: SampleTenant
  let ada: Administrator
  let group: string
  const start = async (options: SampleTenantOptions = {}): Promise<void> => {
    const clock = new FastClock()
    service = await startSampleTenant({ throttle: false, now: () => clock.now(), ...options })
    ada = await Administrator.signIn(service, { kinds: () => kindTable, clock })
    group = idOf(service.groups(), 'DYN-Users-Licensed')
  }
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })

  const examples = (): readonly Configuration[] =>
    kindTable
      .filter(({ id }) => id !== 'deviceConfigurations')
      .flatMap((kind) => {
        const configuration = writable(ada, kind)
        return configuration ? [configuration] : []
      })
  const add = (one: Configuration) => change(ada, one, inclusion(one.kind, group))
  const remove = (one: Configuration) => change(ada, one, { kind: 'remove', target: { kind: 'group', groupId: group } })
  /** All of them, also where some fail. */
  async function each(act: (one: Configuration) => Promise<void>): Promise<void> {
    const wrong: string[] = []
    const all = examples()
    assert.ok(all.length > 30)
    for (const one of all) await act(one).catch((error: unknown) => void wrong.push(`${one.kind.id}: ${String(error)}`))
    assert.deepEqual(wrong, [])
  }
  const setOf = ({ kind }: Configuration) => ({ method: 'POST', path: new RegExp(`/${kind.id}/.*/(assign|update)$`) })

  it('takes an answer with and without a body for the same', async () => {
    await start()
    await each(async (one) => {
      const before = heldOf(service, one)
      for (const reply of [{ status: 200, body: { value: [] } }, { status: 204 }]) {
        service.fail({ match: setOf(one), after: true, reply })
        await add(one)
        assert.equal(heldOf(service, one).length, before.length + 1)
        await remove(one)
      }
      assert.deepEqual(heldOf(service, one), before)
    })
  })

  it('looks again where the service has a newer state than the one that was written on', async () => {
    await start()
    await each(async (one) => {
      if (one.kind.write.by !== 'set') return
      const others = idOf(service.groups(), 'SG-Retired-Project')
      const theirs = { target: { ...targetOf(one), groupId: others } }
      service.fail({
        match: setOf(one),
        reply: { status: 412, body: { error: { code: 'ConditionNotMet', message: 'newer' } } },
        run: (tenant) => tenant.kind(one.kind.id).edit(one.id, [...heldOf(tenant, one), theirs]),
      })
      await add(one)
      const held = JSON.stringify(heldOf(service, one))
      assert.ok(held.includes(group) && held.includes(others), 'both are there')
    })
  })

  it('passes on as read what it does not know: targets, and properties anywhere', async () => {
    await start()
    await each(async (one) => {
      const held = heldOf(service, one).map((raw, index) =>
        index === 0
          ? { ...raw, ofLater: { a: [1, null] }, target: { ...Object(raw['target']), mode: 'ofLater' } }
          : raw,
      )
      // Remediations are sent as repairing, whatever they are for.
      const always = Object.fromEntries(one.kind.fields.flatMap(({ name, send }) => (send ? [[name, send]] : [])))
      const strangers = [
        {
          '@odata.type': '#microsoft.graph.scopeTagGroupAssignmentTarget',
          targetType: 'user',
          entraObjectId: group,
        },
        { '@odata.type': '#microsoft.graph.configurationManagerCollectionAssignmentTarget', collectionId: 'SMS00001' },
      ]
      service.kind(one.kind.id).edit(one.id, [...held, ...strangers.map((target) => ({ ...always, target }))])
      await ada.tenant.reload(one)
      const before = heldOf(service, one)
      await add(one)
      const added = heldOf(service, one)
      assert.equal(added.length, before.length + 1)
      await remove(one)
      assert.deepEqual(heldOf(service, one), before)
    })
  })

  it('reads types without #, in other capitals, and assignments whose type is null', async () => {
    await start()
    await each(async (one) => {
      const before = heldOf(service, one)
      const id = one.id.replaceAll('.', '\\.')
      const odd = (raw: Json): Json => {
        const target = Object(raw['target']) as Json
        const type = String(target['@odata.type']).replace('#microsoft.graph.', 'microsoft.graph.')
        const upper = type.replace('cloudPcManagement', 'cloudPCManagement')
        return { ...raw, '@odata.type': null, target: { ...target, '@odata.type': upper } }
      }
      const stop = service.fail({
        match: { method: 'GET', path: new RegExp(`/${one.kind.id}/${id}(/assignments|\\?\\$expand)`) },
        times: 99,
        instead: (tenant) => {
          const value = heldOf(tenant, one).map(odd)
          const body = one.kind.assignments === 'route' ? { value } : { id: one.id, assignments: value }
          return { status: 200, body }
        },
      })
      await ada.tenant.reload(one)
      await add(one)
      await remove(one)
      stop()
      assert.deepEqual(heldOf(service, one), before)
    })
  })

  it('leaves what a policy set assigned where it is, and does not send it', async () => {
    await start()
    await each(async (one) => {
      const theirs = {
        source: 'policySets',
        sourceId: '00000000-0000-4000-8000-000000000001',
        target: { ...targetOf(one), groupId: idOf(service.groups(), 'SG-Retired-Project') },
      }
      service.kind(one.kind.id).edit(one.id, [...heldOf(service, one), theirs])
      if (!heldOf(service, one).some(({ source }) => source === 'policySets')) return
      await ada.tenant.reload(one)
      const before = heldOf(service, one)
      service.clearRequests()
      await add(one)
      assert.ok(!JSON.stringify(writes(service).map(({ body }) => body)).includes('policySets'))
      await remove(one)
      assert.deepEqual(heldOf(service, one), before)
    })
  })

  it('waits for another administrator, whatever the kind, and finishes what was approved', async () => {
    await start({ approval: 'required' })
    await each(async (one) => {
      if (one.kind.write.by !== 'set' || one.kind.lagSeconds !== undefined) return
      const before = heldOf(service, one)
      const plan = ada.planOn([{ configuration: one }], inclusion(one.kind, group))
      const [asked] = await ada.apply(plan, { justification: 'Ticket 4711' })
      assert.equal(asked?.outcome, 'pendingApproval')
      assert.deepEqual(heldOf(service, one), before)
      service.approve(service.approvals().at(-1)?.requestId ?? '')
      const [entry] = (await ada.recorded(plan)).configurations
      assert(entry)
      const done = await ada.applier.finishApproved({ configuration: one }, entry)
      assert.deepEqual([done.outcome, done.error], ['applied', undefined])
      assert.equal(heldOf(service, one).length, before.length + 1)
    })
  })

  it('says that a configuration is gone, also where the service answers 400', async () => {
    await start()
    await each(async (one) => {
      const plan = ada.planOn([{ configuration: one }], inclusion(one.kind, group))
      service.kind(one.kind.id).remove(one.id)
      const [outcome] = await ada.apply(plan)
      assert.deepEqual([outcome?.outcome, outcome && kindOf(outcome)], ['failed', 'notFound'])
      await ada.tenant.reload(one)
      assert.equal(ada.tenant.configuration(one), undefined)
    })
  })

  it('writes none of the defaults and built-ins, which the service would refuse', async () => {
    await start()
    const locked = [...ada.tenant.configurations].filter(({ sort }) => sort.locked !== undefined)
    assert.ok(locked.length >= 5)
    service.clearRequests()
    for (const configuration of locked) {
      const { entries, refused } = ada.planOn([{ configuration }], inclusion(configuration.kind, group))
      assert.deepEqual([entries.length, refused.map(kindOf)], [0, ['notPossible']])
    }
    assert.deepEqual(service.requests, [])
  })

  it('leaves all the rest of a plan as it is where a permission is taken away in the middle', async () => {
    let allowed = true
    let writesLeft = 12
    await start({
      tokens: () => (allowed && writesLeft > 0 ? 'write' : 'read'),
    })
    const all = examples()
    const before = new Map(all.map((one) => [one, heldOf(service, one)]))
    service.fail({
      match: { method: 'POST', path: /\/(assign|update|assignments)$/ },
      times: 999,
      run: () => writesLeft--,
    })
    const [first, ...others] = all.map((one) => ada.planOn([{ configuration: one }], inclusion(one.kind, group)))
    assert(first)
    const plan = { ...first, entries: [first, ...others].flatMap(({ entries }) => entries) }
    const outcomes = await ada.apply(plan)
    const counts = Map.groupBy(outcomes, (one) => `${one.outcome} ${String(kindOf(one))}`)
    assert.deepEqual([...counts.keys()].toSorted(), ['applied undefined', 'failed missingScope'])
    for (const { assignable, outcome } of outcomes) {
      const was = before.get(assignable.configuration) ?? []
      assert.equal(heldOf(service, assignable.configuration).length, was.length + (outcome === 'applied' ? 1 : 0))
    }
    allowed = true
    writesLeft = 999
    const again = await ada.apply({
      ...plan,
      entries: plan.entries.filter(({ assignable }) =>
        outcomes.some((one) => one.assignable === assignable && one.outcome === 'failed'),
      ),
    })
    assert.deepEqual(new Set(again.map(({ outcome }) => outcome)), new Set(['applied']))
  })

  const named = (kindId: string, name: string): Configuration => {
    const found = [...ada.tenant.configurations].find((one) => one.kind.id === kindId && one.displayName === name)
    assert(found, name)
    return found
  }

  it('keeps remediations repairing, though the service says of each that it does not', async () => {
    await start()
    const one = named('deviceHealthScripts', 'Restart stuck print spooler')
    const set = ada.tenant.set(one)
    assert(set?.state === 'read')
    assert.deepEqual([...new Set(set.set.assignments.map(({ raw }) => raw['runRemediationScript']))], [false])
    await add(one)
    const repairing = heldOf(service, one).filter(({ target }) => !JSON.stringify(target).includes('exclusion'))
    assert.deepEqual(
      repairing.map(({ runRemediationScript }) => runRemediationScript),
      [true, true],
    )
  })

  it('takes the group that stands for all users as all users, and looks for no such group', async () => {
    await start()
    const one = named('iosManagedAppProtections', 'iOS app protection - baseline')
    const set = ada.tenant.set(one)
    assert(set?.state === 'read')
    assert.deepEqual(
      set.set.assignments.map(({ target }) => target.kind),
      ['allUsers', 'excludedGroup'],
    )
    assert.ok(![...ada.tenant.usage.groups].includes(virtualGroups.allUsers))
  })

  it('adds a group to a Cloud PC policy of shared licences with its licences, and leaves those of others', async () => {
    await start()
    const one = named('provisioningPolicies', 'Cloud PC - shift workers (Frontline)')
    const before = heldOf(service, one)
    const bare = ada.planOn([{ configuration: one }], inclusion(one.kind, group))
    assert.deepEqual([bare.entries.length, bare.refused.map(kindOf)], [0, ['notPossible']])
    const plan = '00000000-0000-4000-8000-00000000f1a7'
    const fields = { 'target.servicePlanId': plan, 'target.allotmentLicensesCount': 12 }
    await change(ada, one, { kind: 'add', target: { kind: 'group', groupId: group }, fields })
    const after = heldOf(service, one)
    assert.deepEqual(
      after.filter(({ id }) => before.some((was) => was['id'] === id)),
      before,
    )
    const [added] = after.filter(({ id }) => !before.some((was) => was['id'] === id))
    assert.deepEqual(added?.['target'], {
      '@odata.type': '#microsoft.graph.cloudPcManagementGroupAssignmentTarget',
      groupId: group,
      servicePlanId: plan,
      allotmentLicensesCount: 12,
    })
  })

  it('assigns app configuration by the path that names the type, where only that is there', async () => {
    await start({ castOnly: true })
    const one = named('mobileAppConfigurations', 'Scanner wedge settings')
    service.clearRequests()
    await add(one)
    await remove(one)
    const paths = writes(service).map(({ path, status }) => `${path.split(one.id)[1]} ${status}`)
    const cast = '/microsoft.graph.managedDeviceMobileAppConfiguration/assign 204'
    assert.deepEqual(paths, ['/assign 400', cast, cast])
  })

  function targetOf({ kind }: Configuration): Json {
    return { '@odata.type': `#microsoft.graph.${kind.targetTypes?.group ?? 'groupAssignmentTarget'}` }
  }
})
