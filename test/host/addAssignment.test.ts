import assert from 'node:assert/strict'
import { calls, configurationId, excludedFrom, filterId, groupId, held, includedIn, writes } from './onServer.ts'
import { outcomes } from './result.ts'
import { run, setSetting, signedInWith } from './signedIn.ts'

const post = { '@odata.type': '#microsoft.graph.deviceConfigurationGroupAssignment' }

describe('addAssignment, on a service with the documented call', () => {
  const host = signedInWith()

  it('includes a group by a look, exactly the documented POST and the read-back', async () => {
    const id = configurationId(host.tenant, 'FileVault')
    const group = groupId(host.tenant, 'SG-Sales')
    const before = host.tenant.assignmentsOf(id)
    const result = await run('addAssignment', { configurationIds: [id], groupId: group })
    assert.deepEqual(result, { configurations: [{ id, kind: 'deviceConfigurations', outcome: 'applied' }] })
    assert.deepEqual(calls(host.tenant), [
      `GET ${id}/assignments`,
      `POST ${id}/groupAssignments`,
      `GET ${id}/assignments`,
    ])
    assert.deepEqual(writes(host.tenant), [
      { path: `${id}/groupAssignments`, body: { ...post, targetGroupId: group, excludeGroup: false } },
    ])
    assert.deepEqual(held(host.tenant, 'FileVault'), ['all devices only Apple silicon', 'include SG-Sales'])
    assert.deepEqual(
      host.tenant.assignmentsOf(id).filter((one) => before.some((old) => old['id'] === one['id'])),
      before,
    )
  })

  it('excludes a group', async () => {
    const id = configurationId(host.tenant, 'FileVault')
    const group = groupId(host.tenant, 'SG-Break-Glass')
    const result = await run('addAssignment', { configurationIds: [id], groupId: group, exclude: true })
    assert.deepEqual(outcomes(result), ['applied'])
    assert.deepEqual(writes(host.tenant)[0]?.body, { ...post, targetGroupId: group, excludeGroup: true })
    assert.deepEqual(held(host.tenant, 'FileVault'), ['all devices only Apple silicon', 'exclude SG-Break-Glass'])
  })

  it('takes a target in the long form, and ids in upper case', async () => {
    const id = configurationId(host.tenant, 'FileVault')
    const group = groupId(host.tenant, 'SG-Sales')
    const result = await run('addAssignment', {
      configurationIds: [id.toUpperCase()],
      target: { groupId: group.toUpperCase() },
    })
    assert.deepEqual(outcomes(result), ['applied'])
    assert.equal(result.configurations[0]?.id.toLowerCase(), id)
    assert.deepEqual(held(host.tenant, 'FileVault'), ['all devices only Apple silicon', 'include SG-Sales'])
    const again = await run('addAssignment', { configurationIds: [id], groupId: group })
    assert.deepEqual(outcomes(again), ['unchanged'])
    assert.equal(writes(host.tenant).length, 1)
  })

  it('sends nothing where the group is assigned the same way', async () => {
    const id = configurationId(host.tenant, 'macOS restrictions')
    const engineering = groupId(host.tenant, 'SG-Engineering')
    const lab = groupId(host.tenant, 'SG-Dev-Mac-Lab')
    assert.deepEqual(outcomes(await run('addAssignment', { configurationIds: [id], groupId: engineering })), [
      'unchanged',
    ])
    assert.deepEqual(outcomes(await run('addAssignment', { configurationIds: [id], groupId: lab, exclude: true })), [
      'unchanged',
    ])
    assert.deepEqual(host.tenant.requests, [])
  })

  it('switches a group that is assigned the other way round', async () => {
    const id = configurationId(host.tenant, 'macOS restrictions')
    const lab = groupId(host.tenant, 'SG-Dev-Mac-Lab')
    assert.deepEqual(outcomes(await run('addAssignment', { configurationIds: [id], groupId: lab })), ['applied'])
    assert.deepEqual(held(host.tenant, 'macOS restrictions'), ['include SG-Dev-Mac-Lab', 'include SG-Engineering'])
  })

  it('adds to several configurations, with an outcome for each, in the words of the service', async () => {
    const names = ['FileVault', 'macOS login window', 'macOS VPN']
    const known = names.map((name) => configurationId(host.tenant, name))
    const unknown = '00000000-0000-4000-8000-00000000dead'
    const lab = groupId(host.tenant, 'SG-Dev-Mac-Lab')
    const result = await run('addAssignment', { configurationIds: [...known, unknown], groupId: lab })
    const byId = new Map(result.configurations.map((one) => [one.id, one]))
    assert.deepEqual(
      [...known, unknown].map((id) => byId.get(id)?.outcome),
      ['applied', 'unchanged', 'applied', 'failed'],
    )
    assert.equal(byId.get(unknown)?.error?.kind, 'notFound')
    assert.ok(names.every((name) => held(host.tenant, name).includes('include SG-Dev-Mac-Lab')))
    assert.equal(writes(host.tenant).length, 2)
  })

  it('assigns all devices, all users and a filter by assign', async () => {
    const id = configurationId(host.tenant, 'macOS VPN')
    const before = host.tenant.assignmentsOf(id)
    const filter = { id: filterId(host.tenant, 'Apple silicon'), mode: 'exclude' }
    assert.deepEqual(outcomes(await run('addAssignment', { configurationIds: [id], target: 'allDevices', filter })), [
      'applied',
    ])
    assert.deepEqual(calls(host.tenant), [`GET ${id}/assignments`, `POST ${id}/assign`, `GET ${id}/assignments`])
    assert.deepEqual(outcomes(await run('addAssignment', { configurationIds: [id], target: 'allUsers' })), ['applied'])
    assert.deepEqual(held(host.tenant, 'macOS VPN'), [
      'all devices except Apple silicon',
      'all users',
      'include SG-VPN-Users',
    ])
    assert.deepEqual(
      host.tenant.assignmentsOf(id).find((one) => one['id'] === before[0]?.['id']),
      before[0],
    )
  })

  it('sends exactly the set that was read, and the new one', async () => {
    const id = configurationId(host.tenant, 'iPad restrictions - Retail')
    const before = host.tenant.assignmentsOf(id)
    const group = groupId(host.tenant, 'SG-Retail-Staff')
    const filter = { id: filterId(host.tenant, 'Supervised iPads'), mode: 'include' }
    await run('addAssignment', { configurationIds: [id], groupId: group, filter })
    const [sent] = writes(host.tenant)
    const body = sent?.body as { assignments: Record<string, unknown>[] }
    assert.equal(sent?.path, `${id}/assign`)
    assert.deepEqual(Object.keys(body), ['assignments'])
    assert.deepEqual(body.assignments.slice(0, -1), before)
    assert.deepEqual(body.assignments.at(-1)?.['target'], {
      '@odata.type': '#microsoft.graph.groupAssignmentTarget',
      groupId: group,
      deviceAndAppManagementAssignmentFilterId: filter.id,
      deviceAndAppManagementAssignmentFilterType: 'include',
    })
  })

  it('assigns the certificate profile, and not the configuration that refers to it', async () => {
    const id = configurationId(host.tenant, 'macOS VPN')
    const profile = configurationId(host.tenant, 'macOS PKCS certificate')
    const group = groupId(host.tenant, 'SG-VPN-Users')
    const result = await run('addAssignment', { configurationIds: [id], groupId: group, certificate: true })
    assert.deepEqual(result, { configurations: [{ id, kind: 'deviceConfigurations', outcome: 'applied' }] })
    assert.deepEqual(writes(host.tenant), [
      {
        path: `${id}/identityCertificate/groupAssignments`,
        body: { ...post, targetGroupId: group, excludeGroup: false },
      },
    ])
    assert.deepEqual(held(host.tenant, 'macOS PKCS certificate'), ['include SG-Engineering', 'include SG-VPN-Users'])
    assert.deepEqual(held(host.tenant, 'macOS VPN'), ['include SG-VPN-Users'])
    assert.equal(calls(host.tenant).at(-1), `GET ${profile}/assignments`)
  })

  it('answers for each of two configurations that refer to one certificate profile, and writes once', async () => {
    const ids = ['iOS per-app VPN', 'iOS Exchange mail'].map((name) => configurationId(host.tenant, name))
    const group = groupId(host.tenant, 'SG-Finance')
    const result = await run('addAssignment', { configurationIds: ids, groupId: group, certificate: true })
    assert.equal(writes(host.tenant).length, 1)
    assert.ok(held(host.tenant, 'iOS SCEP user certificate').includes('include SG-Finance'))
    assert.deepEqual(result.configurations.map(({ id }) => id).toSorted(), ids.toSorted())
  })

  it('says that a configuration has no certificate profile', async () => {
    const id = configurationId(host.tenant, 'FileVault')
    const result = await run('addAssignment', {
      configurationIds: [id],
      groupId: groupId(host.tenant, 'SG-Sales'),
      certificate: true,
    })
    assert.equal(result.configurations[0]?.outcome, 'failed')
    // `routeMissing` would send the user to the setting of the write route, which has nothing to do with it.
    assert.match(result.configurations[0]?.error?.kind ?? '', /^noCertificate$/)
    assert.deepEqual(writes(host.tenant), [])
  })

  it('leaves a group unassigned that the directory does not have', async () => {
    const id = configurationId(host.tenant, 'FileVault')
    const before = host.tenant.assignmentsOf(id)
    const result = await run('addAssignment', {
      configurationIds: [id],
      groupId: '00000000-0000-4000-8000-00000000beef',
    })
    assert.deepEqual(outcomes(result), ['failed badRequest'])
    assert.deepEqual(host.tenant.assignmentsOf(id), before)
  })

  it('keeps both of two additions at the same time', async () => {
    const id = configurationId(host.tenant, 'FileVault')
    const targets = [
      { groupId: groupId(host.tenant, 'SG-Sales') },
      'allUsers',
      { groupId: groupId(host.tenant, 'SG-HR') },
    ]
    const results = await Promise.all(targets.map((target) => run('addAssignment', { configurationIds: [id], target })))
    assert.deepEqual(results.flatMap(outcomes), ['applied', 'applied', 'applied'])
    assert.deepEqual(held(host.tenant, 'FileVault'), [
      'all devices only Apple silicon',
      'all users',
      'include SG-HR',
      'include SG-Sales',
    ])
  })

  it('assigns without a list that was read before', async () => {
    await run('signOut')
    await run('signIn')
    const id = configurationId(host.tenant, 'FileVault')
    const result = await run('addAssignment', {
      configurationIds: [id.toUpperCase()],
      groupId: groupId(host.tenant, 'SG-Sales'),
    })
    assert.deepEqual(outcomes(result), ['applied'])
    assert.deepEqual(held(host.tenant, 'FileVault'), ['all devices only Apple silicon', 'include SG-Sales'])
  })
})

describe('addAssignment, on a service that has the documented call only with $ref', () => {
  const host = signedInWith({ routes: 'ref' })

  it('finds it, and remembers it while signed in', async () => {
    const [first, second] = ['FileVault', 'macOS login window'].map((name) => configurationId(host.tenant, name))
    const group = groupId(host.tenant, 'SG-Sales')
    await run('addAssignment', { configurationIds: [first], groupId: group })
    await run('addAssignment', { configurationIds: [second], groupId: group })
    assert.deepEqual(
      writes(host.tenant).map(({ path }) => path),
      [`${first}/groupAssignments`, `${first}/groupAssignments/$ref`, `${second}/groupAssignments/$ref`],
    )
    assert.ok(held(host.tenant, 'macOS login window').includes('include SG-Sales'))
  })
})

describe('addAssignment, on a service without the documented call', () => {
  const host = signedInWith({ routes: 'none', assignmentsPageSize: 2, emptyPages: true })

  it('goes on with assign, keeps every other assignment as it was, and remembers', async () => {
    const id = configurationId(host.tenant, 'FileVault')
    const strange = {
      intent: 'remove',
      target: { '@odata.type': '#microsoft.graph.aTargetOfTomorrow', something: ['else'] },
    }
    host.tenant.edit(id, [
      ...host.tenant.assignmentsOf(id),
      includedIn(groupId(host.tenant, 'SG-HR')),
      excludedFrom(groupId(host.tenant, 'SG-Break-Glass')),
      strange,
      {
        ...includedIn(groupId(host.tenant, 'SG-Finance')),
        source: 'policySets',
        sourceId: configurationId(host.tenant, 'macOS VPN'),
      },
    ])
    const before = host.tenant.assignmentsOf(id)
    const group = groupId(host.tenant, 'SG-Sales')
    assert.deepEqual(outcomes(await run('addAssignment', { configurationIds: [id], groupId: group })), ['applied'])
    const after = host.tenant.assignmentsOf(id)
    assert.equal(after.length, before.length + 1)
    for (const one of before)
      assert.deepEqual(
        after.find((kept) => kept['id'] === one['id']),
        one,
      )
    const tries = writes(host.tenant).map(({ path }) => path)
    assert.deepEqual(tries, [`${id}/groupAssignments`, `${id}/groupAssignments/$ref`, `${id}/assign`])
    host.tenant.clearRequests()
    const other = configurationId(host.tenant, 'macOS login window')
    await run('addAssignment', { configurationIds: [other], groupId: group })
    assert.deepEqual(calls(host.tenant), [
      `GET ${other}/assignments`,
      `POST ${other}/assign`,
      `GET ${other}/assignments`,
    ])
  })

  it('assigns the certificate profile by its own id', async () => {
    const id = configurationId(host.tenant, 'macOS VPN')
    const profile = configurationId(host.tenant, 'macOS PKCS certificate')
    const group = groupId(host.tenant, 'SG-VPN-Users')
    const result = await run('addAssignment', { configurationIds: [id], groupId: group, certificate: true })
    assert.deepEqual(result, { configurations: [{ id, kind: 'deviceConfigurations', outcome: 'applied' }] })
    assert.equal(writes(host.tenant).at(-1)?.path, `${profile}/assign`)
    assert.deepEqual(held(host.tenant, 'macOS PKCS certificate'), ['include SG-Engineering', 'include SG-VPN-Users'])
    assert.deepEqual(held(host.tenant, 'macOS VPN'), ['include SG-VPN-Users'])
  })

  it('says that the route is missing where the setting allows no other', async () => {
    await setSetting('writeRoute', 'groupAssignments')
    const id = configurationId(host.tenant, 'FileVault')
    const before = host.tenant.assignmentsOf(id)
    const result = await run('addAssignment', { configurationIds: [id], groupId: groupId(host.tenant, 'SG-Sales') })
    assert.deepEqual(outcomes(result), ['failed routeMissing'])
    assert.deepEqual(host.tenant.assignmentsOf(id), before)
  })
})

describe('addAssignment, with assign as the setting', () => {
  const host = signedInWith({ routes: 'both' })

  it('never tries the documented call', async () => {
    await setSetting('writeRoute', 'assign')
    const id = configurationId(host.tenant, 'FileVault')
    const result = await run('addAssignment', { configurationIds: [id], groupId: groupId(host.tenant, 'SG-Sales') })
    assert.deepEqual(outcomes(result), ['applied'])
    assert.deepEqual(calls(host.tenant), [`GET ${id}/assignments`, `POST ${id}/assign`, `GET ${id}/assignments`])
  })
})
