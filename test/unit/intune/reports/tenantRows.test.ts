import assert from 'node:assert/strict'
import { kindTable } from '../../../../src/intune/kinds/kindTable.ts'
import { allAssignments, coverageByKind, coverageOf } from '../../../../src/intune/reports/tenantRows.ts'
import { startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { Administrator } from '../applying/administrator.ts'

describe('the rows of reports', () => {
  it('tell not assigned, only excluded and unread apart', async () => {
    const service = await startSampleTenant({ throttle: false, expandPageSize: 1 })
    const app = service.kind('mobileApps').idOf('Zoom')
    service.fail({ match: { path: new RegExp(`${app}/assignments`) }, times: 99, reply: { status: 500, body: {} } })
    const ada = await Administrator.signIn(service, { kinds: () => kindTable })
    try {
      const of = (name: string) => {
        const found = [...ada.tenant.configurations].find(({ displayName }) => displayName === name)
        assert.ok(found)
        return coverageOf(found, ada.tenant)
      }
      assert.equal(of('Zoom'), 'unread')
      assert.equal(of('Kiosk lobby'), 'unassigned')
      // It is for everybody: that it has no assignments says nothing.
      assert.equal(of('Default Branding Profile'), 'notAssignable')
      assert.equal(of('Edge hardening'), 'assigned')
      const total = coverageByKind(ada.tenant).reduce(
        (sum, { counts }) => sum + Object.values(counts).reduce((a, b) => a + b, 0),
        0,
      )
      assert.equal(total, ada.tenant.size)
      assert.ok(allAssignments(ada.tenant).length > 150)
    } finally {
      await ada.signOut()
      await service.close()
    }
  })
})
