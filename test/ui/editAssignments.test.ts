import assert from 'node:assert/strict'
import { held, writes } from './serverState.ts'
import { withSignedIn } from './withTenant.ts'

describe('editing assignments', () => {
  it('removes with Delete, switches, sets a filter and replaces a group', async function () {
    await withSignedIn(this, async ({ workbench, tenant }) => {
      const { page, quickInput } = workbench
      await workbench.widenSideBar()
      await workbench.runCommand('Intune: Filter Configurations…')
      await quickInput.type('update ring')
      await quickInput.accept()
      await workbench.sideBar.getByText('4 of ').waitFor()
      await workbench.screenshot('filtered')
      const pilot = await workbench.reveal('Update ring - Pilot')
      await workbench.expand(pilot)
      const exec = workbench.row('SG-Intune-Exec')
      await exec.locator('.label-name').click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Switch to Included…' }).waitFor()
      await workbench.screenshot('menu-assignment')
      await page.keyboard.press('Escape')

      await workbench.pickFromMenu(exec, 'Switch to Included…')
      await workbench.dialog.getByText('Update ring - Pilot').first().waitFor()
      await workbench.screenshot('switch-question')
      await workbench.answer('Apply')
      await exec.getByText('Included').waitFor()

      await workbench.select(workbench.row('SG-Retired-Project'))
      await page.keyboard.press('Delete')
      await workbench.dialog.getByText('Remove SG-Retired-Project').first().waitFor()
      await workbench.screenshot('remove-question')
      await workbench.answer('Apply')
      await workbench.row('SG-Retired-Project').waitFor({ state: 'detached' })

      await workbench.pickFromMenu(exec, 'Set Filter…')
      await quickInput.row('Virtual machines').waitFor()
      await workbench.screenshot('filter-1')
      await quickInput.pick('Virtual machines')
      await quickInput.row('Exclude filtered devices').waitFor()
      await workbench.screenshot('filter-2')
      await quickInput.pick('Exclude filtered devices')
      await exec.getByText('Virtual machines').waitFor()

      await workbench.pickFromMenu(exec, 'Replace Group…')
      await quickInput.type('SG-HR')
      await quickInput.row('SG-HR').getByText('41 members').waitFor()
      await workbench.screenshot('replace-1')
      await quickInput.pick('SG-HR')
      await quickInput.row('Everywhere').waitFor()
      await workbench.screenshot('replace-2')
      await quickInput.pick('Everywhere')
      await workbench.dialog.getByText('3 configurations').first().waitFor()
      await workbench.screenshot('replace-question')
      await workbench.answer('Apply')
      await workbench.row('SG-HR').first().waitFor()
      await workbench.notifications.getByText('3 configurations').waitFor()
      await pilot.getByText('2 · Update ring').waitFor()
      await workbench.screenshot('replace-done')

      assert.deepEqual(held(tenant, 'Update ring - Pilot'), [
        'include SG-HR, except Virtual machines',
        'include SG-Intune-Pilot, only Corporate owned',
      ])
      assert.deepEqual(held(tenant, 'Update ring - Executives'), ['exclude SG-Dev-Meeting-Rooms', 'include SG-HR'])
      assert.deepEqual(held(tenant, 'Mail for executives'), ['include SG-HR'])
    })
  })

  it('copies with Ctrl+C and pastes with Ctrl+V; a policy set assignment is not offered for removal', async function () {
    await withSignedIn(this, async ({ workbench, tenant }) => {
      const { page, quickInput } = workbench
      await workbench.select(await workbench.reveal('BitLocker (removable drives)'))
      await page.keyboard.press('ControlOrMeta+c')
      await workbench.statusBar.getByText('2 assignments copied').waitFor()

      await workbench.select(workbench.row('Kiosk lobby'))
      await page.keyboard.press('ControlOrMeta+v')
      await workbench.dialog.getByText('Kiosk lobby').first().waitFor()
      await workbench.screenshot('paste-question')
      await workbench.answer('Apply')
      await workbench.row('Kiosk lobby').getByText('2').waitFor()
      assert.deepEqual(held(tenant, 'Kiosk lobby'), ['include SG-Finance', 'include SG-HR'])

      await workbench.select(workbench.row('Firewall baseline'))
      await page.keyboard.press('ControlOrMeta+v')
      await quickInput.row('Replace').waitFor()
      await workbench.screenshot('paste-add-or-replace')
      await quickInput.pick('Replace')
      await workbench.dialog.waitFor()
      await workbench.screenshot('paste-replace-question')
      await workbench.answer('Apply')
      await workbench.row('Firewall baseline').getByText('2').waitFor()
      assert.deepEqual(held(tenant, 'Firewall baseline'), ['include SG-Finance', 'include SG-HR'])

      // What a policy set brought is locked.
      const before = writes(tenant).length
      const kiosks = await workbench.reveal('Update ring - Kiosks')
      await workbench.expand(kiosks)
      // The row below may be out of sight.
      await page.keyboard.press('ArrowDown')
      const locked = workbench.tree.getByRole('treeitem', { level: 3 }).filter({ hasText: 'from a policy set' })
      await locked.locator('.label-name').click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Copy Group Id' }).waitFor()
      await workbench.screenshot('menu-locked')
      assert.equal(await page.getByRole('menuitem', { name: 'Remove Assignment…' }).count(), 0)
      await page.keyboard.press('Escape')
      assert.equal(writes(tenant).length, before)
    })
  })
})
