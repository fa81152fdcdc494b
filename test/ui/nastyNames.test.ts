import assert from 'node:assert/strict'
import { configurationId, held } from './serverState.ts'
import { signIn, withTenant } from './withTenant.ts'

const link = '[Show Report](command:workbench.action.toggleSidebarVisibility)'
const name = `Kiosk ${link} $(check)\n\nTenant: Contoso Test`
const shown = 'Kiosk [Show Report] (command:workbench.action.toggleSidebarVisibility)'

describe('a configuration whose name tries to act', () => {
  it('is text in the tree, in a pick, in a question and in a notification', async function () {
    await withTenant(this, async ({ workbench, tenant }) => {
      const id = configurationId(tenant, 'Kiosk lobby')
      const configuration = { ...tenant.configuration(id), displayName: name, assignments: [] }
      tenant.fail({
        match: { path: /deviceConfigurations\?/ },
        times: 100,
        reply: { status: 200, body: { value: [configuration] } },
      })
      const error = { code: 'Conflict', message: `Somebody is at ${link}.` }
      tenant.fail({
        match: { method: 'POST', path: /Assignments|assign$/ },
        times: 100,
        reply: { status: 409, body: { error } },
      })
      await signIn(workbench)
      const row = workbench.row(`${shown} $(check) Tenant: Contoso Test`)
      await row.waitFor()

      await workbench.pickFromMenu(row, 'Add Group Assignment…')
      await workbench.quickInput.type('SG-HR')
      await workbench.quickInput.pick('SG-HR')
      await workbench.quickInput.row('Exclude').getByText(shown).waitFor()
      await workbench.screenshot('nasty-name-pick')
      await workbench.quickInput.pick('Exclude')

      await workbench.dialog.getByText(`Exclude SG-HR from ${shown}`).waitFor()
      assert.equal(await workbench.dialog.getByText('Tenant: Contoso Test', { exact: true }).count(), 0)
      assert.equal(await workbench.dialog.locator('.dialog-message-container a').count(), 0)
      await workbench.screenshot('nasty-name-question')
      await workbench.answer('Apply')

      const message = workbench.notifications.locator('.notification-list-item-message').filter({ hasText: shown })
      await message.waitFor()
      await message.getByText('Somebody is at').waitFor()
      await workbench.screenshot('nasty-name-notification')
      assert.equal(await message.locator('a').count(), 0)
      assert.deepEqual(held(tenant, 'Kiosk lobby'), [])
    })
  })
})
