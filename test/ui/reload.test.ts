import assert from 'node:assert/strict'
import { withSignedIn } from './withTenant.ts'

describe('the tree comes back', () => {
  it('after a refresh as it was open, and after a reload of the window without a question', async function () {
    await withSignedIn(this, async ({ workbench, tenant, authority }) => {
      const row = await workbench.reveal('BitLocker (OS disk)')
      await workbench.expand(row)
      await workbench.select(workbench.row('DYN-Devices-Windows-11'))
      const id = tenant.configurations().find(({ displayName }) => displayName === 'Kiosk lobby')?.['id']
      tenant.removeConfiguration(String(id))
      await workbench.row('Windows').hover()
      await workbench.sideBar.getByRole('button', { name: 'Refresh' }).click()
      await workbench.row('Kiosk lobby').waitFor({ state: 'detached' })
      const selected = workbench.row('DYN-Devices-Windows-11').and(workbench.page.locator('[aria-selected="true"]'))
      await selected.waitFor()

      const asked = authority.tokenRequests.length
      await workbench.reload()
      await workbench.row('BitLocker (OS disk)').waitFor()
      await workbench.screenshot('reloaded')
      assert.equal(await workbench.dialog.count(), 0)
      assert.equal(await workbench.quickInput.box.isVisible(), false)
      assert.equal(await workbench.notifications.count(), 0)
      assert.ok(authority.tokenRequests.length - asked <= 1)
    })
  })
})
