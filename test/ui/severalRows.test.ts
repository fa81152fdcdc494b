import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import type { SampleTenant } from '../../src/sampleTenant/sampleTenant.ts'
import { groupId, held } from './serverState.ts'
import { withSignedIn } from './withTenant.ts'

describe('several rows', () => {
  it('are filtered, switched and removed together, also with the keyboard and in Groups', async function () {
    await withSignedIn(this, async ({ workbench, tenant }) => {
      const { page, quickInput } = workbench
      await workbench.runCommand('Intune: Filter Configurations…')
      await quickInput.type('update ring - pilot')
      await quickInput.accept()
      await workbench.sideBar.getByText('1 of ').waitFor()
      const ring = await workbench.reveal('Update ring - Pilot')
      await workbench.expand(ring)
      const [pilot, retired, exec] = ['SG-Intune-Pilot', 'SG-Retired-Project', 'SG-Intune-Exec'].map((name) =>
        workbench.row(name),
      ) as [Locator, Locator, Locator]

      // What one of them does not take is not offered.
      await workbench.select(pilot, exec)
      await pilot.locator('.label-name').click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Remove Assignment…' }).waitFor()
      assert.equal(await page.getByRole('menuitem', { name: 'Set Filter…' }).count(), 0)
      await page.keyboard.press('Escape')

      await workbench.select(pilot, retired)
      await workbench.pickFromMenu(pilot, 'Set Filter…')
      await quickInput.pick('Virtual machines')
      await quickInput.pick('Exclude filtered devices')
      await workbench.dialog.getByText('2 assignments').first().waitFor()
      await workbench.screenshot('several-filter-question')
      await workbench.answer('Apply')
      await retired.getByText('Virtual machines').waitFor()
      await workbench.atRest()
      await workbench.select(pilot, retired)
      await workbench.pickFromMenu(pilot, 'Switch to Excluded…')
      await workbench.dialog.getByText('2 assignments').first().waitFor()
      await workbench.answer('Apply')
      await retired.getByText('Excluded').waitFor()
      assert.deepEqual(held(tenant, 'Update ring - Pilot'), [
        'exclude SG-Intune-Exec',
        'exclude SG-Intune-Pilot',
        'exclude SG-Retired-Project',
      ])

      // A configuration among the rows is copied whole.
      await workbench.atRest()
      await workbench.select(ring, pilot)
      await page.keyboard.press('ControlOrMeta+c')
      await workbench.statusBar.getByText('3 assignments copied').waitFor()
      await workbench.select(pilot, retired)
      await page.keyboard.press('F2')
      await page.keyboard.press('Delete')
      await workbench.dialog.getByText('2 assignments').first().waitFor()
      await workbench.screenshot('several-delete-question')
      await workbench.answer('Apply')
      await ring.getByText('1 · Update ring').waitFor()
      await workbench.atRest()
      await workbench.select(ring)
      await page.keyboard.press('ControlOrMeta+v')
      await workbench.answer('Apply')
      await ring.getByText('3 · Update ring').waitFor()
      assert.equal(held(tenant, 'Update ring - Pilot').length, 3)

      // The same rows from the other side.
      await workbench.sideBar.getByRole('button', { name: 'Groups Section' }).click()
      // With all of the side bar's height, every row that is opened is in sight.
      const configurations = workbench.sideBar.getByRole('button', { name: /^Configurations.*Section/ })
      // On its name: the icons of the title reach its middle.
      await configurations.click({ position: { x: 30, y: 10 } })
      await configurations.and(page.locator('[aria-expanded="false"]')).waitFor()
      const groups = workbench.sideBar.getByRole('tree', { name: 'Groups' })
      const id = groupId(tenant, 'DYN-Devices-Autopilot')
      const uses = (): number => JSON.stringify(allAssignments(tenant)).split(`"groupId":"${id}"`).length - 1
      const before = uses()
      await workbench.expand(groups.getByRole('treeitem', { level: 1 }).filter({ hasText: 'DYN-Devices-Autopilot' }))
      await workbench.expand(groups.getByRole('treeitem', { level: 2 }).first())
      const assigned = groups.getByRole('treeitem', { level: 3 })
      await workbench.select(assigned.nth(0), assigned.nth(1))
      await page.keyboard.press('Delete')
      await workbench.dialog.getByText('2 assignments').first().waitFor()
      await workbench.screenshot('several-groups-question')
      await workbench.answer('Apply')
      await workbench.notifications.getByText('2 configurations').waitFor()
      assert.equal(uses(), before - 2)
    })
  })
})

function allAssignments(tenant: SampleTenant): unknown {
  return tenant.configurations().map(({ id }) => tenant.assignmentsOf(String(id)))
}
