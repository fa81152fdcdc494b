import assert from 'node:assert/strict'
import { configurationId, groupId, held, includedIn, writes } from './onServer.ts'
import { outcomes } from './result.ts'
import { run, signedInWith } from './signedIn.ts'

for (const routes of ['plain', 'none'] as const) {
  describe(`Multi Admin Approval, on a service ${routes === 'none' ? 'without' : 'with'} the documented call`, () => {
    const host = signedInWith({ routes, approval: 'required' })
    const id = (): string => configurationId(host.tenant, 'FileVault')
    const add = (justification?: string) =>
      run('addAssignment', {
        configurationIds: [id()],
        groupId: groupId(host.tenant, 'SG-HR'),
        ...(justification !== undefined && { justification }),
      })
    const untouched = ['all devices only Apple silicon']
    const wanted = ['all devices only Apple silicon', 'include SG-HR']

    function requestId(): string {
      const [request, ...more] = host.tenant.approvals()
      assert.ok(request && more.length === 0, 'exactly one request for approval')
      return request.requestId
    }

    it('fails without a justification, and asks nobody', async () => {
      assert.deepEqual(outcomes(await add()), ['failed approvalRequired'])
      assert.deepEqual(held(host.tenant, 'FileVault'), untouched)
      assert.deepEqual(host.tenant.approvals(), [])
    })

    it('waits with a justification, and is applied once it is approved', async () => {
      const reason = 'Ändern für die Pilotgruppe 🚀'
      assert.deepEqual(await add(reason), {
        configurations: [{ id: id(), kind: 'deviceConfigurations', outcome: 'pendingApproval' }],
      })
      assert.deepEqual(held(host.tenant, 'FileVault'), untouched)
      assert.equal(host.tenant.approvals()[0]?.justification, reason)
      await run('checkApprovals')
      assert.deepEqual(held(host.tenant, 'FileVault'), untouched)
      host.tenant.approve(requestId())
      await run('checkApprovals')
      assert.deepEqual(held(host.tenant, 'FileVault'), wanted)
      assert.equal(host.tenant.approvals()[0]?.status, 'completed')
      host.tenant.clearRequests()
      await run('checkApprovals')
      assert.deepEqual(writes(host.tenant), [])
    })

    it('is finished after signing out and in again', async () => {
      await add('new people')
      await run('signOut')
      await run('signIn')
      host.tenant.approve(requestId())
      await run('checkApprovals')
      assert.deepEqual(held(host.tenant, 'FileVault'), wanted)
    })

    it('is left when it is rejected, and not asked for again', async () => {
      await add('new people')
      host.tenant.reject(requestId())
      await run('checkApprovals')
      host.tenant.clearRequests()
      await run('checkApprovals')
      assert.deepEqual(host.tenant.requests, [])
      assert.deepEqual(held(host.tenant, 'FileVault'), untouched)
    })

    it('is left when it has expired', async () => {
      await add('new people')
      host.tenant.expire(requestId())
      await run('checkApprovals')
      assert.deepEqual(held(host.tenant, 'FileVault'), untouched)
    })

    it('takes what others did meanwhile into account', async () => {
      await add('new people')
      host.tenant.edit(id(), [includedIn(groupId(host.tenant, 'SG-Sales'))])
      host.tenant.approve(requestId())
      await run('checkApprovals')
      // The documented call adds one group and touches nothing else; `assign` would undo what others did.
      const expected = routes === 'plain' ? ['include SG-HR', 'include SG-Sales'] : ['include SG-Sales']
      assert.deepEqual(held(host.tenant, 'FileVault'), expected)
    })

    it('is one request for each configuration', async () => {
      const names = ['FileVault', 'macOS VPN']
      const before = names.map((name) => held(host.tenant, name))
      const configurationIds = names.map((name) => configurationId(host.tenant, name))
      const change = { configurationIds, groupId: groupId(host.tenant, 'SG-HR'), justification: 'new people' }
      assert.deepEqual(outcomes(await run('addAssignment', change)), ['pendingApproval', 'pendingApproval'])
      const [first] = host.tenant.approvals()
      for (const { requestId: one } of host.tenant.approvals()) {
        if (one === first?.requestId) host.tenant.approve(one)
        else host.tenant.reject(one)
      }
      await run('checkApprovals')
      const changed = names.filter((name, index) => held(host.tenant, name).length !== before[index]?.length)
      assert.equal(changed.length, 1)
    })

    it('can be undone once it is applied', async () => {
      await add('new people')
      host.tenant.approve(requestId())
      await run('checkApprovals')
      const result = await run('undoLastChange', { justification: 'not those people' })
      assert.deepEqual(outcomes(result), ['pendingApproval'])
      const waiting = host.tenant.approvals().find(({ status }) => status === 'needsApproval')
      host.tenant.approve(waiting?.requestId ?? '')
      await run('checkApprovals')
      assert.deepEqual(held(host.tenant, 'FileVault'), untouched)
    })
  })
}
