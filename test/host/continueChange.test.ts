import assert from 'node:assert/strict'
import { writes } from './onServer.ts'
import { outcomes } from './result.ts'
import { run, signedInWith } from './signedIn.ts'
import { signedOutDuring } from './signedOutDuring.ts'

for (const routes of ['plain', 'none'] as const) {
  describe(`continueChange, on a service ${routes === 'none' ? 'without' : 'with'} the documented call`, () => {
    const host = signedInWith({ configurations: 40, routes, throttle: false })
    let ids: string[]
    let group: string
    beforeEach(() => {
      ids = host.tenant.configurations().map(({ id }) => String(id))
      const used = JSON.stringify(ids.map((id) => host.tenant.assignmentsOf(id)))
      group =
        host.tenant
          .groups()
          .map(({ id }) => String(id))
          .find((id) => !used.includes(id)) ?? ''
    })
    const holders = (): string[] => ids.filter((id) => JSON.stringify(host.tenant.assignmentsOf(id)).includes(group))
    const cancelledIn = (all: readonly string[]): number => all.filter((one) => one === 'failed cancelled').length

    it('does what is left of a run that was cut short, and nothing twice', async () => {
      const cut = outcomes(
        await signedOutDuring(host.tenant, 8, 'addAssignment', { configurationIds: ids, groupId: group }),
      )
      const done = holders()
      assert.ok(cancelledIn(cut) > 0 && done.length > 0)
      await run('signIn')
      host.tenant.clearRequests()
      const result = await run('continueChange', {})
      assert.deepEqual(new Set(outcomes(result)), new Set(['applied']))
      assert.equal(result.configurations.length, cancelledIn(cut))
      assert.equal(writes(host.tenant).length, cancelledIn(cut) + (routes === 'none' ? 2 : 0))
      assert.deepEqual(holders(), ids)
      assert.deepEqual(await run('continueChange', {}), { configurations: [] })
    })

    it('goes on with a continuation, and with an undo, that was cut short itself', async () => {
      const args = { configurationIds: ids, groupId: group }
      await signedOutDuring(host.tenant, 8, 'addAssignment', args)
      await run('signIn')
      await signedOutDuring(host.tenant, 8, 'continueChange', {})
      await run('signIn')
      assert.ok(holders().length < ids.length)
      await run('continueChange', {})
      assert.deepEqual(holders(), ids)
      // Three plans make up the change; the undo of the newest is cut short in its turn.
      await signedOutDuring(host.tenant, 1, 'undoLastChange', {})
      await run('signIn')
      await run('continueChange', {})
      await run('undoLastChange', {})
      await run('undoLastChange', {})
      assert.deepEqual(holders(), [])
      assert.deepEqual(await run('continueChange', {}), { configurations: [] })
      assert.deepEqual(await run('undoLastChange', {}), { configurations: [] })
    })

    it('keeps what others did since, and is stale where they did the same', async () => {
      const args = { configurationIds: ids, groupId: group }
      await signedOutDuring(host.tenant, 8, 'addAssignment', args)
      const [first = '', second = ''] = ids.filter((id) => !holders().includes(id))
      const devices = { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }
      const exclusion = { target: { '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget', groupId: group } }
      host.tenant.edit(first, [devices])
      host.tenant.edit(second, [exclusion])
      await run('signIn')
      const result = await run('continueChange', {})
      const became = new Map(result.configurations.map(({ id, outcome }) => [id, outcome]))
      assert.deepEqual([became.get(first), became.get(second)], ['applied', 'stale'])
      const sets = [first, second].map((id) => JSON.stringify(host.tenant.assignmentsOf(id)))
      assert.ok(sets[0]?.includes('allDevicesAssignmentTarget') && sets[0].includes(group))
      assert.equal(host.tenant.assignmentsOf(second).length, 1)
    })

    it('has nothing to do where every run came to its end', async () => {
      await run('addAssignment', { configurationIds: ids.slice(0, 3), groupId: group })
      assert.deepEqual(await run('continueChange', {}), { configurations: [] })
      await assert.rejects(run('continueChange', { configurationIds: ids }), /configurationIds/)
    })
  })
}
