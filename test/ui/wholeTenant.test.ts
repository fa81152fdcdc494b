import assert from 'node:assert/strict'
import type { WorkbenchPage } from '../support/vscode/workbenchPage.ts'
import type { Theme } from '../support/vscode/theme.ts'
import { everything, signIn, withSignedIn, withTenant } from './withTenant.ts'

describe('a whole tenant in a window', () => {
  it('shows the areas of the admin center, and everything in them', async function () {
    await withTenant(
      this,
      async ({ workbench, tenant }) => {
        await signIn(workbench)
        for (const area of ['Configuration', 'Compliance', 'Endpoint security', 'Apps', 'Windows 365']) {
          await workbench.row(area).waitFor()
        }
        await workbench.atRest()
        for (const theme of ['light', 'dark', 'highContrast'] satisfies Theme[]) {
          await workbench.changeTheme(theme)
          await workbench.screenshot(`areas-${theme}`)
        }
        await workbench.changeTheme('light')
        await workbench.expand(workbench.row('Apps'))
        await workbench.expand(workbench.tree.getByRole('treeitem', { level: 2 }).filter({ hasText: 'Apps' }).first())
        await workbench.screenshot('areas-apps')
        await workbench.runCommand('Intune: Filter Configurations…')
        await workbench.quickInput.type('intent:req zoom')
        await workbench.quickInput.type('intent:avail group:"sg-sales')
        await workbench.screenshot('search')
        await workbench.quickInput.take(workbench.quickInput.rows.first())
        const zoom = await workbench.reveal('Zoom')
        await workbench.expand(zoom)
        await workbench.row('SG-Sales').getByText('Available').waitFor()
        await workbench.screenshot('search-done')

        await workbench.pickFromMenu(workbench.row('SG-Sales'), 'Change Assignment…')
        await workbench.quickInput.pick('Required')
        await workbench.dialog.getByText('Zoom').first().waitFor()
        await workbench.screenshot('change-assignment')
        await workbench.dialog.getByText('Set Intent: Required of SG-Sales on Zoom?').waitFor()
        await workbench.answer('Apply')
        await workbench.row('SG-Sales').getByText('Required').waitFor()
        const apps = tenant.kind('mobileApps')
        const intents = apps.assignmentsOf(apps.idOf('Zoom')).map(({ intent }) => String(intent))
        assert.deepEqual(
          intents.toSorted((a, b) => a.localeCompare(b)),
          ['available', 'required', 'uninstall'],
        )
      },
      {},
      everything,
    )
  })

  it('asks for what a kind needs and nothing that it does not take, and names what stays as it is', async function () {
    await withTenant(
      this,
      async ({ workbench, tenant }) => {
        const { quickInput, dialog } = workbench
        await signIn(workbench)
        await workbench.row('Apps').waitFor()
        await workbench.runCommand('Intune: Filter Configurations…')
        await quickInput.type('shift workers')
        await workbench.row('Windows 365').waitFor()
        await quickInput.take(quickInput.rows.first())
        const policy = await workbench.reveal('Cloud PC - shift workers (Frontline)')
        await workbench.pickFromMenu(policy, 'Add Group Assignment…')
        await quickInput.step('Add Group Assignment')
        await quickInput.type('SG-HR')
        await quickInput.pick('SG-HR')
        // A Cloud PC policy has no exclusions, so nobody is asked about one.
        await quickInput.pick('Service plan')
        await quickInput.pick('Cloud PC Frontline 4vCPU/16GB/256GB')
        await quickInput.row('Service plan').getByText('Cloud PC Frontline 4vCPU/16GB/256GB').waitFor()
        await workbench.screenshot('licenses')
        await quickInput.pick('Licenses')
        await quickInput.type('1000')
        await quickInput.message.getByText('Enter a number from 0 to 900.').waitFor()
        await quickInput.type('12')
        await quickInput.accept()
        await quickInput.pick('Continue')
        await workbench.statusBar.getByText('SG-HR included in Cloud PC - shift workers (Frontline)').waitFor()
        const policies = tenant.kind('provisioningPolicies')
        const held = policies.assignmentsOf(policies.idOf('Cloud PC - shift workers (Frontline)'))
        assert.deepEqual(
          held.map(({ target }) => Number(Object(target)['allotmentLicensesCount'])).toSorted((a, b) => a - b),
          [12, 40],
        )

        await workbench.runCommand('Intune: Filter Configurations…')
        await quickInput.type('zoom')
        await workbench.row('Zoom').waitFor()
        await quickInput.take(quickInput.rows.first())
        await workbench.select(workbench.row('Zoom'))
        await workbench.page.keyboard.press('Control+C')
        await workbench.statusBar.getByText('copied').waitFor()
        await workbench.runCommand('Intune: Filter Configurations…')
        await quickInput.type('contractors')
        await workbench.row('Terms for contractors').waitFor()
        await quickInput.take(quickInput.rows.first())
        await workbench.select(workbench.row('Terms for contractors'))
        await workbench.page.keyboard.press('Control+V')
        await quickInput.pick('Add')
        await dialog.waitFor()
        await workbench.screenshot('paste-to-another-kind')
        await dialog.getByText('Not all of it is possible').waitFor()
        await workbench.answer('Cancel')
      },
      {},
      everything,
    )
  })

  it('shows the groups, what they are in, and why somebody gets something', async function () {
    await withTenant(
      this,
      async ({ workbench }) => {
        const { page, sideBar } = workbench
        await signIn(workbench)
        await workbench.row('Apps').waitFor()
        await sideBar.getByRole('button', { name: 'Groups Section' }).click()
        await sideBar.getByRole('button', { name: /^Configurations.*Section/ }).click()
        const groups = sideBar.getByRole('tree', { name: 'Groups' })
        const breakGlass = groups
          .getByRole('treeitem')
          .filter({ has: page.getByText('SG-Break-Glass', { exact: true }) })
        await breakGlass.waitFor()
        await breakGlass.click()
        await page.keyboard.press('ArrowRight')
        const excluded = groups.getByRole('treeitem').filter({ has: page.getByText('Excluded from', { exact: true }) })
        await excluded.waitFor()
        await excluded.click()
        await page.keyboard.press('ArrowRight')
        await groups.getByRole('treeitem').filter({ hasText: 'baseline' }).first().waitFor()
        await workbench.screenshot('groups')

        await workbench.runCommand('Intune: Find Group, User or Device…')
        await workbench.quickInput.type('Hedy')
        await workbench.quickInput.row('Hedy Lamarr').waitFor()
        await workbench.screenshot('find-subject')
        await workbench.quickInput.pick('Hedy Lamarr')
        const hedy = groups.getByRole('treeitem').filter({ hasText: 'Hedy Lamarr' }).first()
        await workbench.expand(hedy)
        await groups.getByRole('treeitem').filter({ hasText: 'Excluded' }).first().waitFor()
        await workbench.expand(groups.getByRole('treeitem').filter({ hasText: 'Gets' }))
        await groups.getByRole('treeitem').filter({ hasText: 'Adobe Reader' }).getByText('Available').waitFor()
        await workbench.screenshot('groups-user')
        await workbench.page.keyboard.press('ArrowLeft')
        await workbench.expand(groups.getByRole('treeitem').filter({ has: page.getByText('Devices', { exact: true }) }))
        await groups.getByRole('treeitem').filter({ hasText: 'CONTOSO-PC-002' }).waitFor()
        await workbench.screenshot('groups-user-devices')
        await workbench.pickInline(hedy, 'Remove from the Groups View')
        await hedy.waitFor({ state: 'detached' })

        await workbench.runCommand('Intune: Find Group, User or Device…')
        await workbench.quickInput.type('CONTOSO-PC-004')
        await workbench.quickInput.pick('Look for a device named "CONTOSO-PC-004"')
        await workbench.quickInput.rows.nth(1).waitFor()
        await workbench.screenshot('find-device')
        await workbench.quickInput.take(workbench.quickInput.rows.first())
        const pc = groups.getByRole('treeitem').filter({ hasText: 'CONTOSO-PC-004' }).first()
        await workbench.expand(pc)
        const out = groups.getByRole('treeitem', { level: 2 }).filter({ hasText: 'Filtered out' })
        await workbench.expand(out)
        await workbench.screenshot('groups-device')

        await pc.getByText('CONTOSO-PC-004').click()
        await page.keyboard.press('ArrowLeft')
        await workbench.pickFromMenu(breakGlass, 'Add Group Assignment…')
        await workbench.quickInput.type('Widgets off')
        await page.keyboard.press('Space')
        await workbench.screenshot('groups-add')
        await page.keyboard.press('Enter')
        await workbench.quickInput.pick('Exclude')
        await workbench.answer('Apply')
        await breakGlass.getByText('excluded from 5').waitFor()

        await workbench.pickFromMenu(pc, 'Test Filter Rule…')
        await workbench.quickInput.pick('Corporate owned')
        await workbench.report.getByText('CONTOSO-PC-004 matches Corporate owned').waitFor()
        await workbench.runCommand('View: Close All Editors')

        await workbench.runCommand('Intune: Explain User…')
        await workbench.quickInput.type('Hedy')
        await workbench.quickInput.row('Hedy Lamarr').waitFor()
        await workbench.screenshot('explain-find')
        await workbench.quickInput.pick('Hedy Lamarr')
        await workbench.report.getByText('Hedy Lamarr gets').waitFor()
        await workbench.screenshot('explain')

        await workbench.runCommand('Intune: Show Findings')
        await page.locator('.markers-panel').getByText('was deleted').first().waitFor()
        await workbench.screenshot('findings')
      },
      {},
      everything,
    )
  })

  it('marks a heading while something under it has a warning, and no longer once that is put right', async function () {
    await withSignedIn(this, async ({ workbench }) => {
      await workbench.runCommand('Intune: Filter Configurations…')
      await workbench.quickInput.type('defender onboarding')
      await workbench.quickInput.take(workbench.quickInput.rows.first())
      const mark = workbench.row('Windows').locator('[class*="itemBadge"]')
      await mark.first().waitFor()
      await workbench.expand(await workbench.reveal('Defender onboarding'))
      const deleted = workbench.tree.getByRole('treeitem', { level: 3 }).nth(1)
      await workbench.atRest()
      await workbench.select(deleted)
      await workbench.page.keyboard.press('Delete')
      await workbench.answer('Apply')
      await workbench.row('Defender onboarding').getByText('1 · Microsoft').waitFor()
      await mark.first().waitFor({ state: 'detached' })
    })
  })

  it('says which permission an area is missing, and reads the rest', async function () {
    await withTenant(
      this,
      async ({ workbench, tenant }) => {
        await signIn(workbench)
        await workbench.row('Apps').getByText('permission missing').waitFor()
        await workbench.row('Configuration').waitFor()
        await workbench.atRest()
        await workbench.screenshot('permission-missing')
        const { page, sideBar } = workbench
        // An application can't ask for more: that nothing changed is said.
        await workbench.row('Windows 365').click()
        await workbench.notifications.getByText('CloudPC.Read.All').first().waitFor()
        await workbench.screenshot('permission-not-granted')
        assert.deepEqual(await areasOf(workbench), [
          'Configuration',
          'Compliance',
          'Endpoint security',
          'Scripts and remediations',
          'Updates',
          'Enrollment',
          'Apps',
          'Windows 365',
          'Tenant administration',
        ])
        const message = 'Application must have one of the following scopes: DeviceManagementManagedDevices.Read.All'
        const reply = { status: 403, body: { error: { code: 'Forbidden', message } } }
        const back = tenant.fail({ match: { path: /managedDevices/ }, times: 99, reply })
        await workbench.runCommand('Intune: Find Group, User or Device…')
        await workbench.quickInput.type('Hedy')
        await workbench.quickInput.pick('Hedy Lamarr')
        await sideBar.getByRole('button', { name: /^Configurations.*Section/ }).click()
        const groups = sideBar.getByRole('tree', { name: 'Groups' })
        await workbench.expand(groups.getByRole('treeitem').filter({ hasText: 'Hedy Lamarr' }))
        await workbench.expand(groups.getByRole('treeitem').filter({ has: page.getByText('Devices', { exact: true }) }))
        await groups.getByText('DeviceManagementManagedDevices.Read.All').waitFor()
        await workbench.screenshot('permission-missing-devices')
        back()
        await groups.getByRole('treeitem').filter({ hasText: 'Request Permission' }).click()
        await groups.getByText('CONTOSO-PC-002').waitFor()
      },
      { tokens: () => ['DeviceManagementConfiguration.Read.All', 'GroupMember.Read.All'] },
      everything,
    )
  })

  it('says which kind could not be read, and reads it again', async function () {
    await withTenant(
      this,
      async ({ workbench, tenant }) => {
        const reply = { status: 500, body: { error: { code: 'InternalServerError', message: 'Broken.' } } }
        const back = tenant.fail({ match: { path: /managedEBooks/ }, times: 99, reply })
        await signIn(workbench)
        await workbench.expand(workbench.row('Apps'))
        await workbench.row('eBooks').getByText('could not read').waitFor()
        await workbench.screenshot('kind-unread')
        back()
        await workbench.row('eBooks').click()
        await workbench.row('eBooks').getByText('could not read').waitFor({ state: 'detached' })
        await workbench.row('eBooks').waitFor()
      },
      {},
      everything,
    )
  })
})

/** The rows of the top, in their order. */
function areasOf({ tree }: WorkbenchPage): Promise<string[]> {
  return tree.getByRole('treeitem', { level: 1 }).locator('.label-name').allTextContents()
}
