import assert from 'node:assert/strict'
import type { FrameLocator } from 'playwright-core'
import type { Theme } from '../support/vscode/theme.ts'
import type { WorkbenchPage } from '../support/vscode/workbenchPage.ts'
import { everything, signIn, withTenant } from './withTenant.ts'

/** The page inside the two frames that VS Code puts around it. */
function overviewOf({ page }: WorkbenchPage): FrameLocator {
  return page.frameLocator('iframe.webview').last().frameLocator('iframe')
}

describe('the overview', () => {
  it('shows, sorts, filters and groups the whole tenant, and changes what is selected in it', async function () {
    await withTenant(
      this,
      async ({ workbench, tenant }) => {
        const { page } = workbench
        await signIn(workbench)
        await workbench.row('Apps').waitFor()
        await workbench.runCommand('Intune: Open Overview')
        const overview = overviewOf(workbench)
        const grid = overview.getByRole('grid').first()
        await overview.getByText(/^\d+ configurations$/).waitFor()
        await grid.getByText('Adobe Reader').first().waitFor()
        for (const theme of ['light', 'dark', 'highContrast'] satisfies Theme[]) {
          await workbench.changeTheme(theme)
          await workbench.screenshot(`overview-${theme}`, { forReaders: theme === 'light' })
        }
        await workbench.changeTheme('light')

        // What is only shown is called that, and its menu offers nothing that would change it.
        await overview.getByRole('searchbox').fill('default device limit')
        await grid.getByText('not assignable').first().waitFor()
        await grid.getByText('All users and all devices').first().click({ button: 'right' })
        await page.getByRole('menuitem', { name: 'Copy Id' }).waitFor()
        await workbench.screenshot('overview-menu-shown')
        assert.equal(await page.getByRole('menuitem', { name: 'Add Group Assignment…' }).count(), 0)
        await page.keyboard.press('Escape')
        await overview.getByRole('button', { name: /^Redundant groups/ }).click()
        await overview.getByText(/^1 of \d+ configurations$/).waitFor()
        await grid.getByText('BitLocker (OS disk)').waitFor()
        await workbench.screenshot('overview-finding')
        await overview.getByRole('searchbox').fill('area:apps intent:required zoom')
        await overview.getByRole('searchbox').fill('bitlocker')
        await overview.getByText(/^2 of \d+ configurations$/).waitFor()
        await grid.getByText('BitLocker (OS disk)').click()
        await page.keyboard.press('Shift+ArrowDown')
        await overview.getByRole('row', { selected: true }).nth(1).waitFor()
        await workbench.screenshot('overview-selected')
        await grid.getByText('BitLocker (removable drives)').click({ button: 'right' })
        const add = page.getByRole('menuitem', { name: 'Add Group Assignment…' })
        await add.waitFor()
        await workbench.screenshot('overview-menu')
        await add.hover()
        await page.keyboard.press('Enter')
        await workbench.quickInput.type('SG-Engineering')
        await workbench.quickInput.pick('SG-Engineering')
        await workbench.quickInput.pick('Include')
        await workbench.quickInput.take(workbench.quickInput.rows.first())
        await workbench.answer('Apply')
        await grid
          .getByText(/SG-Engineering/)
          .nth(1)
          .waitFor()
        const group = tenant.groups().find(({ displayName }) => displayName === 'SG-Engineering')?.['id']
        for (const one of tenant
          .configurations()
          .filter(({ displayName }) => String(displayName).startsWith('BitLocker'))) {
          const targets = tenant.assignmentsOf(String(one['id'])).map(({ target }) => target as { groupId?: string })
          assert.ok(targets.some(({ groupId }) => groupId === group))
        }

        await overview.getByRole('searchbox').fill('')
        await overview.getByLabel('Group By').selectOption('By area')
        await grid
          .getByText(/^Apps · \d+$/)
          .first()
          .waitFor()
        await workbench.screenshot('overview-grouped')
        await overview.getByRole('button', { name: 'Matrix' }).click()
        await overview.getByRole('columnheader', { name: 'All users' }).waitFor()
        await workbench.screenshot('overview-matrix')
      },
      {},
      everything,
    )
  })
})
