import assert from 'node:assert/strict'
import { type SampleTenant, startSampleTenant } from '../../../src/sampleTenant/sampleTenant.ts'
import { type Answer, ask, configurationId, configurations, groupId, intuneMessage, post } from './ask.ts'

const justified = { 'x-msft-approval-justification': Buffer.from('für den Test').toString('base64') }

describe('The sample tenant, Multi Admin Approval', () => {
  let tenant: SampleTenant
  let id: string
  let body: { targetGroupId: string; excludeGroup: boolean }
  beforeEach(async () => {
    tenant = await startSampleTenant({ approval: 'required' })
    id = configurationId(tenant, 'Kiosk lobby')
    body = { targetGroupId: groupId(tenant, 'SG-HR'), excludeGroup: false }
  })
  afterEach(() => tenant.close())
  const write = (headers: Record<string, string>, sent: unknown = body): Promise<Answer> =>
    post(tenant, `${configurations}/${id}/groupAssignments`, sent, headers)
  const file = async (): Promise<string> => (await write(justified)).headers.get('x-msft-approval-code') ?? ''
  const statusOf = async (code: string): Promise<unknown> => {
    const path = `beta/deviceManagement/operationApprovalRequests?$filter=requestId eq '${code}'`
    return (await ask(tenant, path)).at('value', 0, 'status')
  }

  it('asks for a reason, then for an approval, then carries the same request out once', async () => {
    const bare = await write({})
    assert.equal(bare.status, 400)
    assert.match(intuneMessage(bare), /^Header 'x-msft-approval-justification' is required to request approval/)
    const filed = await write(justified)
    assert.deepEqual([filed.status, filed.at('error', 'code')], [403, 'ApprovalRequired'])
    const code = filed.headers.get('x-msft-approval-code') ?? ''
    assert.equal(tenant.approvals()[0]?.justification, 'für den Test')
    assert.equal(await statusOf(code), 'needsApproval')
    assert.equal((await write({ 'x-msft-approval-code': code })).status, 403)
    tenant.approve(code)
    assert.equal(await statusOf(code), 'approved')
    assert.deepEqual(tenant.assignmentsOf(id), [])
    assert.equal((await write({ 'x-msft-approval-code': code })).status, 201)
    assert.equal(tenant.assignmentsOf(id).length, 1)
    assert.equal(await statusOf(code), 'completed')
    assert.equal((await write({ 'x-msft-approval-code': code })).status, 403)
  })

  it('has one active request for one write', async () => {
    const code = await file()
    const again = await write(justified)
    assert.equal(again.status, 409)
    assert.match(intuneMessage(again), /^An active Approval Request already exists/)
    tenant.reject(code)
    assert.equal((await write(justified)).status, 403)
  })

  it('carries out nothing but what was approved', async () => {
    const code = await file()
    tenant.approve(code)
    assert.equal((await write({ 'x-msft-approval-code': code }, { ...body, excludeGroup: true })).status, 400)
    assert.equal((await write({ 'x-msft-approval-code': 'nonsense' })).status, 400)
    assert.deepEqual(tenant.assignmentsOf(id), [])
  })

  it('refuses what was rejected or has expired', async () => {
    const rejected = await file()
    tenant.reject(rejected)
    assert.equal((await write({ 'x-msft-approval-code': rejected })).status, 403)
    const expired = await file()
    tenant.approve(expired)
    tenant.expire(expired)
    assert.equal((await write({ 'x-msft-approval-code': expired })).status, 403)
    assert.throws(() => tenant.approve(expired))
  })

  it('takes a reason of at most 1,024 characters, in Base64', async () => {
    const reason = (text: string) => ({ 'x-msft-approval-justification': text })
    assert.equal((await write(reason('not base64!'))).status, 400)
    assert.equal((await write(reason(Buffer.from('ü'.repeat(1025)).toString('base64')))).status, 400)
    assert.equal((await write(reason(Buffer.from('ü'.repeat(1024)).toString('base64')))).status, 403)
  })

  it('guards assign too, and no reading', async () => {
    assert.equal((await post(tenant, `${configurations}/${id}/assign`, { assignments: [] }, justified)).status, 403)
    assert.equal((await ask(tenant, `${configurations}/${id}/assignments`)).status, 200)
  })
})
