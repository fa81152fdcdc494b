import assert from 'node:assert/strict'
import { configurationId, groupId, held } from './serverState.ts'
import { signIn, withTenant } from './withTenant.ts'
import { sharedSession } from './withWorkbench.ts'

const key = 'Control+Alt+Shift+G'

describe('a change that a keybinding asks for', () => {
  it('is shown once with its tenant, and written on Apply alone', async function () {
    const { server } = await sharedSession()
    try {
      await withTenant(
        this,
        async ({ workbench, tenant }) => {
          const args = {
            configurationIds: [configurationId(tenant, 'Kiosk lobby')],
            groupId: groupId(tenant, 'SG-HR'),
          }
          await server.changeKeybindings([
            { key: 'ctrl+alt+shift+g', command: 'intuneAssignments.addAssignment', args },
          ])
          await signIn(workbench)
          await workbench.row('Windows').waitFor()
          await workbench.reload()
          await workbench.row('Windows').waitFor()

          await workbench.page.keyboard.press(key)
          await workbench.dialog.getByText('Include SG-HR in Kiosk lobby?').waitFor()
          await workbench.dialog.getByText('Another program, a task or a keybinding asks for this change.').waitFor()
          await workbench.dialog.getByText('Tenant:').waitFor()
          await workbench.screenshot('automation-question')
          await workbench.answer('Cancel')
          assert.deepEqual(held(tenant, 'Kiosk lobby'), [])

          await workbench.page.keyboard.press(key)
          await workbench.dialog.waitFor()
          await workbench.answer('Apply')
          const lobby = await workbench.reveal('Kiosk lobby')
          await lobby.getByText('not assigned').waitFor({ state: 'detached' })
          assert.deepEqual(held(tenant, 'Kiosk lobby'), ['include SG-HR'])
        },
        {},
        { 'intuneAssignments.automation': 'ask' },
      )
    } finally {
      await server.changeKeybindings([])
    }
  })
})
