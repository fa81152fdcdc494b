import assert from 'node:assert/strict'
import { listedValues } from '../../../../src/intune/directory/listedValues.ts'
import { provisioningPolicies } from '../../../../src/intune/kinds/windows365Kinds.ts'
import { startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { Administrator } from '../applying/administrator.ts'

describe('what the service lists for a field', () => {
  it('are the plans of shared Cloud PCs, by name, for those who may read them', async () => {
    let rights: 'write' | readonly string[] = 'write'
    const service = await startSampleTenant({ throttle: false, tokens: () => rights })
    const ada = await Administrator.signIn(service)
    try {
      const listed = provisioningPolicies.fields.find(({ name }) => name === 'target.servicePlanId')?.listed
      assert(listed)
      const plans = await listedValues(ada.graph, listed)
      assert.deepEqual(
        plans.map(({ title }) => title),
        ['Cloud PC Frontline 2vCPU/8GB/128GB', 'Cloud PC Frontline 4vCPU/16GB/256GB'],
      )
      const policies = service.kind('provisioningPolicies')
      const held = JSON.stringify(policies.assignmentsOf(policies.idOf('Cloud PC - shift workers (Frontline)')))
      assert.ok(held.includes(plans[0]?.value ?? '?'))
      rights = ['DeviceManagementConfiguration.Read.All']
      await assert.rejects(listedValues(ada.graph, listed), { kind: 'missingScope' })
    } finally {
      await ada.signOut()
      await service.close()
    }
  })
})
