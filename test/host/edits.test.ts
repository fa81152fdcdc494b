import assert from 'node:assert/strict'
import { calls, configurationId, excludedFrom, filterId, groupId, held, includedIn, writes } from './onServer.ts'
import { outcomes } from './result.ts'
import { run, signedInWith } from './signedIn.ts'

function byId(assignments: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return assignments.toSorted((a, b) => String(a['id']).localeCompare(String(b['id'])))
}

describe('edits of assignments', () => {
  const host = signedInWith()
  const configuration = (name: string): string => configurationId(host.tenant, name)
  const group = (name: string): string => groupId(host.tenant, name)

  it('removes one assignment and sends the others as they were read', async () => {
    const id = configuration('Update ring - Pilot')
    const before = host.tenant.assignmentsOf(id)
    const gone = group('SG-Intune-Exec')
    const result = await run('removeAssignment', { configurationIds: [id], target: { groupId: gone } })
    assert.deepEqual(result, { configurations: [{ id, kind: 'deviceConfigurations', outcome: 'applied' }] })
    assert.deepEqual(calls(host.tenant), [`GET ${id}/assignments`, `POST ${id}/assign`, `GET ${id}/assignments`])
    const rest = before.filter((one) => !JSON.stringify(one['target']).includes(gone))
    assert.equal(rest.length, before.length - 1)
    assert.deepEqual(writes(host.tenant), [{ path: `${id}/assign`, body: { assignments: rest } }])
    assert.deepEqual(byId(host.tenant.assignmentsOf(id)), byId(rest))
  })

  it('removes the last assignment', async () => {
    const id = configuration('FileVault')
    assert.deepEqual(outcomes(await run('removeAssignment', { configurationIds: [id], target: 'allDevices' })), [
      'applied',
    ])
    assert.deepEqual(host.tenant.assignmentsOf(id), [])
  })

  it('has nothing to remove where the target is not assigned, and sends nothing', async () => {
    const result = await run('removeAssignment', {
      configurationIds: [configuration('FileVault')],
      target: { groupId: group('SG-HR') },
    })
    assert.deepEqual(outcomes(result), ['unchanged'])
    assert.deepEqual(host.tenant.requests, [])
  })

  it('leaves what belongs to a policy set', async () => {
    const id = configuration('Update ring - Kiosks')
    const before = host.tenant.assignmentsOf(id)
    const target = { groupId: group('SG-Dev-Kiosk') }
    assert.deepEqual(outcomes(await run('removeAssignment', { configurationIds: [id], target })), ['failed locked'])
    assert.deepEqual(outcomes(await run('switchMode', { configurationIds: [id], target })), ['failed locked'])
    assert.deepEqual(host.tenant.requests, [])
    assert.deepEqual(host.tenant.assignmentsOf(id), before)
  })

  it('switches include to exclude and back, and takes the filter off an exclusion', async () => {
    const id = configuration('iPad restrictions - Retail')
    const change = { configurationIds: [id], target: { groupId: group('DYN-Devices-iPad') } }
    assert.deepEqual(outcomes(await run('switchMode', change)), ['applied'])
    assert.deepEqual(held(host.tenant, 'iPad restrictions - Retail'), ['exclude DYN-Devices-iPad'])
    assert.deepEqual(outcomes(await run('switchMode', change)), ['applied'])
    assert.deepEqual(held(host.tenant, 'iPad restrictions - Retail'), ['include DYN-Devices-iPad'])
  })

  it('says that a group is not assigned whose mode should switch', async () => {
    const result = await run('switchMode', {
      configurationIds: [configuration('FileVault')],
      target: { groupId: group('SG-HR') },
    })
    assert.deepEqual(outcomes(result), ['failed notAssigned'])
    assert.deepEqual(host.tenant.requests, [])
  })

  it('sets, changes and takes off a filter, and keeps the intent', async () => {
    const id = configuration('Upgrade Pro to Enterprise')
    const target = { groupId: group('DYN-Devices-Autopilot') }
    const [corporate, machines] = ['Corporate owned', 'Virtual machines'].map((name) => filterId(host.tenant, name))
    const lines = []
    for (const filter of [{ id: corporate, mode: 'include' }, { id: machines, mode: 'exclude' }, null]) {
      assert.deepEqual(outcomes(await run('setFilter', { configurationIds: [id], target, filter })), ['applied'])
      assert.equal(host.tenant.assignmentsOf(id)[0]?.['intent'], 'remove')
      lines.push(...held(host.tenant, 'Upgrade Pro to Enterprise'))
    }
    assert.deepEqual(lines, [
      'include DYN-Devices-Autopilot only Corporate owned',
      'include DYN-Devices-Autopilot except Virtual machines',
      'include DYN-Devices-Autopilot',
    ])
    assert.deepEqual(outcomes(await run('setFilter', { configurationIds: [id], target, filter: null })), ['unchanged'])
  })

  it('sets a filter for all devices, and none on an exclusion', async () => {
    const filter = { id: filterId(host.tenant, 'Virtual machines'), mode: 'include' }
    const first = { configurationIds: [configuration('Update ring - Broad')], filter }
    assert.deepEqual(outcomes(await run('setFilter', { ...first, target: 'allDevices' })), ['applied'])
    assert.deepEqual(outcomes(await run('setFilter', { ...first, target: { groupId: group('SG-Dev-Kiosk') } })), [
      'failed notPossible',
    ])
    assert.deepEqual(held(host.tenant, 'Update ring - Broad'), [
      'all devices only Virtual machines',
      'exclude SG-Dev-Kiosk',
      'exclude SG-Dev-Pilot-Ring',
    ])
  })

  it('says what the service says of a filter that it does not have', async () => {
    const id = configuration('FileVault')
    const before = host.tenant.assignmentsOf(id)
    const filter = { id: '00000000-0000-4000-8000-00000000beef', mode: 'include' }
    const result = await run('setFilter', { configurationIds: [id], target: 'allDevices', filter })
    assert.deepEqual(outcomes(result), ['failed badRequest'])
    assert.deepEqual(host.tenant.assignmentsOf(id), before)
  })

  it('replaces a group everywhere, in the mode that it has in each', async () => {
    const [from, to] = [group('SG-Dev-Meeting-Rooms'), group('SG-Retired-Project')]
    const names = host.tenant
      .configurations()
      .map((one) => String(one['displayName']))
      .filter((name) => held(host.tenant, name).some((line) => line.includes('SG-Dev-Meeting-Rooms')))
    assert.ok(names.length > 1)
    const before = new Map(names.map((name) => [name, held(host.tenant, name)]))
    const result = await run('replaceGroup', { from, to })
    assert.deepEqual(result.configurations.map(({ id }) => id).toSorted(), names.map(configuration).toSorted())
    assert.deepEqual([...new Set(outcomes(result))], ['applied'])
    for (const [name, lines] of before) {
      const wanted = lines.map((line) => line.replace('SG-Dev-Meeting-Rooms', 'SG-Retired-Project')).toSorted()
      assert.deepEqual(held(host.tenant, name), wanted)
    }
  })

  it('replaces a group on the given configurations only, with its filter', async () => {
    const [from, to] = [group('DYN-Devices-iPad'), group('SG-Retail-Staff')]
    const id = configuration('iPad restrictions - Retail')
    const other = held(host.tenant, 'iPad home screen')
    assert.deepEqual(await run('replaceGroup', { configurationIds: [id], from, to }), {
      configurations: [{ id, kind: 'deviceConfigurations', outcome: 'applied' }],
    })
    assert.deepEqual(held(host.tenant, 'iPad restrictions - Retail'), ['include SG-Retail-Staff only Supervised iPads'])
    assert.deepEqual(held(host.tenant, 'iPad home screen'), other)
  })

  it('replaces a group without having read the list before', async () => {
    await run('signOut')
    await run('signIn')
    const result = await run('replaceGroup', { from: group('SG-Dev-Mac-Lab'), to: group('SG-HR') })
    assert.deepEqual(outcomes(result), ['applied', 'applied'])
    assert.deepEqual(held(host.tenant, 'macOS login window'), ['include SG-HR'])
    assert.deepEqual(held(host.tenant, 'macOS restrictions'), ['exclude SG-HR', 'include SG-Engineering'])
  })

  it('pastes copied assignments beside those that are there', async () => {
    const from = configuration('Update ring - Pilot')
    const to = configuration('macOS login window')
    assert.deepEqual(await run('copyAssignments', { configurationId: from }), {
      configurations: [{ id: from, kind: 'deviceConfigurations', outcome: 'unchanged' }],
    })
    assert.deepEqual(host.tenant.requests, [])
    assert.deepEqual(outcomes(await run('pasteAssignments', { configurationIds: [to] })), ['applied'])
    assert.deepEqual(held(host.tenant, 'macOS login window'), [
      'exclude SG-Intune-Exec',
      'include SG-Dev-Mac-Lab',
      'include SG-Intune-Pilot only Corporate owned',
      'include SG-Retired-Project',
    ])
    assert.deepEqual(outcomes(await run('pasteAssignments', { configurationIds: [to] })), ['unchanged'])
  })

  it('pastes copied assignments in place of those that are there, and keeps what belongs to others', async () => {
    const to = configuration('Kiosk canteen menu')
    await run('copyAssignments', { configurationId: configuration('FileVault') })
    const result = await run('pasteAssignments', { configurationIds: [to], replace: true })
    assert.deepEqual(outcomes(result), ['applied'])
    assert.deepEqual(held(host.tenant, 'Kiosk canteen menu'), [
      'all devices only Apple silicon',
      'include SG-Dev-Kiosk (policy set)',
    ])
  })

  it('says that a configuration to copy from is not there', async () => {
    const id = '00000000-0000-4000-8000-00000000dead'
    const result = await run('copyAssignments', { configurationId: id })
    assert.deepEqual(outcomes(result), ['failed notFound'])
  })

  it('edits the certificate profile of a configuration', async () => {
    const configurationIds = [configuration('macOS VPN')]
    const engineering = { groupId: group('SG-Engineering') }
    const change = { configurationIds, target: engineering, certificate: true }
    const filter = { id: filterId(host.tenant, 'Apple silicon'), mode: 'include' }
    assert.deepEqual(outcomes(await run('setFilter', { ...change, filter })), ['applied'])
    assert.deepEqual(held(host.tenant, 'macOS PKCS certificate'), ['include SG-Engineering only Apple silicon'])
    assert.deepEqual(outcomes(await run('switchMode', change)), ['applied'])
    assert.deepEqual(held(host.tenant, 'macOS PKCS certificate'), ['exclude SG-Engineering'])
    assert.deepEqual(outcomes(await run('removeAssignment', change)), ['applied'])
    assert.deepEqual(held(host.tenant, 'macOS PKCS certificate'), [])
    assert.deepEqual(held(host.tenant, 'macOS VPN'), ['include SG-VPN-Users'])
  })
})

describe('edits, where somebody else edits too', () => {
  const host = signedInWith({ routes: 'none' })
  const id = (): string => configurationId(host.tenant, 'macOS restrictions')
  const group = (name: string): string => groupId(host.tenant, name)

  it('keep what others did elsewhere in the set', async () => {
    host.tenant.edit(id(), [...host.tenant.assignmentsOf(id()), includedIn(group('SG-HR'))])
    const result = await run('removeAssignment', { configurationIds: [id()], groupId: group('SG-Dev-Mac-Lab') })
    assert.deepEqual(outcomes(result), ['applied'])
    assert.deepEqual(held(host.tenant, 'macOS restrictions'), ['include SG-Engineering', 'include SG-HR'])
  })

  it('are stale where others changed the same target, and write nothing', async () => {
    host.tenant.edit(id(), [excludedFrom(group('SG-Engineering'))])
    const before = host.tenant.assignmentsOf(id())
    const filter = { id: filterId(host.tenant, 'Apple silicon'), mode: 'include' }
    const target = { groupId: group('SG-Engineering') }
    const result = await run('setFilter', { configurationIds: [id()], target, filter })
    assert.deepEqual(outcomes(result), ['stale stale'])
    assert.deepEqual(writes(host.tenant), [])
    assert.deepEqual(host.tenant.assignmentsOf(id()), before)
  })

  it('are unchanged where others did the same meanwhile', async () => {
    host.tenant.edit(id(), [includedIn(group('SG-Engineering'))])
    const result = await run('removeAssignment', { configurationIds: [id()], groupId: group('SG-Dev-Mac-Lab') })
    assert.deepEqual(outcomes(result), ['unchanged'])
    assert.deepEqual(writes(host.tenant), [])
  })

  it('keep what others wrote between the re-read and the write', async () => {
    const hr = includedIn(group('SG-HR'))
    host.tenant.fail({
      match: { method: 'POST', path: /\/assign$/ },
      after: true,
      run: (tenant) => tenant.edit(id(), [...tenant.assignmentsOf(id()), hr]),
    })
    const result = await run('removeAssignment', { configurationIds: [id()], groupId: group('SG-Dev-Mac-Lab') })
    assert.deepEqual(outcomes(result), ['applied'])
    assert.deepEqual(held(host.tenant, 'macOS restrictions'), ['include SG-Engineering', 'include SG-HR'])
  })

  it('say so when the service holds something else after the write', async () => {
    host.tenant.fail({
      match: { method: 'POST', path: /\/assign$/ },
      after: true,
      run: (tenant) => tenant.edit(id(), [excludedFrom(group('SG-Dev-Mac-Lab'))]),
    })
    const result = await run('removeAssignment', { configurationIds: [id()], groupId: group('SG-Dev-Mac-Lab') })
    assert.deepEqual(outcomes(result), ['failed differentlyKept'])
  })
})
