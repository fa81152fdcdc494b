import assert from 'node:assert/strict'
import { configurationId, excludedFrom, filterId, groupId, held, includedIn, writes } from './onServer.ts'
import { outcomes } from './result.ts'
import { run, signedInWith } from './signedIn.ts'

function meaning(assignments: readonly Record<string, unknown>[]): string[] {
  return assignments.map(({ target, intent, source }) => JSON.stringify([target, intent, source])).toSorted()
}

for (const routes of ['plain', 'none'] as const) {
  describe(`undoLastChange, on a service ${routes === 'none' ? 'without' : 'with'} the documented call`, () => {
    const host = signedInWith({ routes })
    const configuration = (name: string): string => configurationId(host.tenant, name)
    const group = (name: string): string => groupId(host.tenant, name)

    it('takes every kind of edit back, one after the other, newest first', async () => {
      const id = configuration('Update ring - Pilot')
      const pilot = { groupId: group('SG-Intune-Pilot') }
      const on = { configurationIds: [id] }
      const edits: readonly (readonly [command: string, args: object])[] = [
        ['addAssignment', { ...on, groupId: group('SG-HR') }],
        ['addAssignment', { ...on, groupId: group('SG-Sales'), exclude: true }],
        ['addAssignment', { ...on, target: 'allDevices' }],
        [
          'setFilter',
          { ...on, target: pilot, filter: { id: filterId(host.tenant, 'Virtual machines'), mode: 'exclude' } },
        ],
        ['switchMode', { ...on, target: pilot }],
        ['replaceGroup', { ...on, from: group('SG-HR'), to: group('SG-Finance') }],
        ['removeAssignment', { ...on, groupId: group('SG-Intune-Exec') }],
      ]
      const stations = [meaning(host.tenant.assignmentsOf(id))]
      for (const [command, args] of edits) {
        assert.deepEqual(outcomes(await run(command, args)), ['applied'], command)
        stations.push(meaning(host.tenant.assignmentsOf(id)))
      }
      stations.pop()
      for (const [command] of edits.toReversed()) {
        assert.deepEqual(
          await run('undoLastChange', {}),
          { configurations: [{ id, kind: 'deviceConfigurations', outcome: 'applied' }] },
          command,
        )
        assert.deepEqual(meaning(host.tenant.assignmentsOf(id)), stations.pop(), command)
      }
    })

    it('takes a change of several configurations back at once', async () => {
      const names = ['FileVault', 'macOS VPN', 'macOS login window']
      const before = names.map((name) => held(host.tenant, name))
      const configurationIds = names.map(configuration)
      await run('addAssignment', { configurationIds, groupId: group('SG-HR') })
      assert.deepEqual(outcomes(await run('undoLastChange', {})), ['applied', 'applied', 'applied'])
      assert.deepEqual(
        names.map((name) => held(host.tenant, name)),
        before,
      )
    })

    it('takes a change of a certificate profile back', async () => {
      const id = configuration('macOS VPN')
      const before = held(host.tenant, 'macOS PKCS certificate')
      await run('addAssignment', { configurationIds: [id], groupId: group('SG-HR'), certificate: true })
      assert.deepEqual(await run('undoLastChange', {}), {
        configurations: [{ id, kind: 'deviceConfigurations', outcome: 'applied' }],
      })
      assert.deepEqual(held(host.tenant, 'macOS PKCS certificate'), before)
    })

    it('keeps what others did elsewhere since', async () => {
      const id = configuration('FileVault')
      await run('addAssignment', { configurationIds: [id], groupId: group('SG-HR') })
      host.tenant.edit(id, [...host.tenant.assignmentsOf(id), includedIn(group('SG-Sales'))])
      assert.deepEqual(outcomes(await run('undoLastChange', {})), ['applied'])
      assert.deepEqual(held(host.tenant, 'FileVault'), ['all devices only Apple silicon', 'include SG-Sales'])
    })

    it('is stale where others changed the same group since, and writes nothing', async () => {
      const id = configuration('FileVault')
      await run('addAssignment', { configurationIds: [id], groupId: group('SG-HR') })
      host.tenant.edit(id, [excludedFrom(group('SG-HR'))])
      host.tenant.clearRequests()
      assert.deepEqual(outcomes(await run('undoLastChange', {})), ['stale stale'])
      assert.deepEqual(writes(host.tenant), [])
      assert.deepEqual(held(host.tenant, 'FileVault'), ['exclude SG-HR'])
    })

    it('is unchanged where others took the change back already', async () => {
      const id = configuration('FileVault')
      const before = host.tenant.assignmentsOf(id)
      await run('addAssignment', { configurationIds: [id], groupId: group('SG-HR') })
      host.tenant.edit(id, before)
      host.tenant.clearRequests()
      assert.deepEqual(outcomes(await run('undoLastChange', {})), ['unchanged'])
      assert.deepEqual(writes(host.tenant), [])
    })

    it('works after signing out and in again', async () => {
      const id = configuration('FileVault')
      const before = held(host.tenant, 'FileVault')
      await run('addAssignment', { configurationIds: [id], groupId: group('SG-HR') })
      await run('signOut')
      await run('signIn')
      assert.deepEqual(await run('undoLastChange', {}), {
        configurations: [{ id, kind: 'deviceConfigurations', outcome: 'applied' }],
      })
      assert.deepEqual(held(host.tenant, 'FileVault'), before)
    })

    it('says what is true where the configuration is gone since', async () => {
      const id = configuration('FileVault')
      await run('addAssignment', { configurationIds: [id], groupId: group('SG-HR') })
      host.tenant.removeConfiguration(id)
      assert.deepEqual(outcomes(await run('undoLastChange', {})), ['failed notFound'])
    })

    it('takes back a write whose answer was lost', async () => {
      const id = configuration('FileVault')
      const before = held(host.tenant, 'FileVault')
      const path = routes === 'none' ? /assign$/ : /groupAssignments$/
      host.tenant.fail({ match: { method: 'POST', path }, after: true, drop: true })
      await run('addAssignment', { configurationIds: [id], groupId: group('SG-HR') })
      const after = held(host.tenant, 'FileVault')
      assert.deepEqual(outcomes(await run('undoLastChange', {})), ['applied'])
      assert.deepEqual(held(host.tenant, 'FileVault'), before)
      assert.notDeepEqual(after, before)
    })
  })
}

describe('the change that an undo takes', () => {
  const host = signedInWith()
  const add = (group: string) =>
    run('addAssignment', {
      configurationIds: [configurationId(host.tenant, 'FileVault')],
      groupId: groupId(host.tenant, group),
    })

  it('is not one that was refused: the one before it is the last', async () => {
    await add('SG-HR')
    host.tenant.fail({ match: { method: 'POST', path: /groupAssignments$/ }, reply: { status: 403 } })
    assert.deepEqual(outcomes(await add('SG-Sales')), ['failed forbidden'])
    assert.deepEqual(outcomes(await run('undoLastChange', {})), ['applied'])
    assert.deepEqual(held(host.tenant, 'FileVault'), ['all devices only Apple silicon'])
  })

  it('is not one that was found undone already: the next undo takes the one before it', async () => {
    const id = configurationId(host.tenant, 'FileVault')
    await add('SG-HR')
    const before = host.tenant.assignmentsOf(id)
    await add('SG-Sales')
    host.tenant.edit(id, before)
    assert.deepEqual(outcomes(await run('undoLastChange', {})), ['unchanged'])
    assert.deepEqual(outcomes(await run('undoLastChange', {})), ['applied'])
    assert.deepEqual(held(host.tenant, 'FileVault'), ['all devices only Apple silicon'])
  })
})
