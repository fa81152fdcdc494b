import assert from 'node:assert/strict'
import type { Theme } from '../support/vscode/theme.ts'
import { withWorkbench } from './withWorkbench.ts'

describe('the sample tenant in a window', () => {
  it('opens from the welcome text and shows configurations with their assignments', async function () {
    await withWorkbench(this, async (workbench) => {
      await workbench.openIntune()
      await workbench.sideBar.getByRole('button', { name: 'Explore Sample Tenant' }).click()
      await workbench.row('Windows').waitFor()
      await workbench.widenSideBar()
      const row = await workbench.reveal('Update ring - Pilot')
      await workbench.expand(row)
      const included = workbench.tree.getByRole('treeitem', { level: 3 }).filter({ hasText: 'Included' })
      await included.first().waitFor()
      for (const theme of ['light', 'dark', 'highContrast'] satisfies Theme[]) {
        await workbench.changeTheme(theme)
        await workbench.screenshot(`tree-${theme}`, { forReaders: theme === 'light' })
      }
    })
  })

  it('opens from the command palette, with the keyboard alone', async function () {
    await withWorkbench(this, async (workbench) => {
      const { page } = workbench
      await page.keyboard.press('F1')
      await workbench.quickInput.type('>Intune: Explore Sample Tenant')
      await workbench.quickInput.row('Intune: Explore Sample Tenant').waitFor()
      await page.keyboard.press('Enter')
      await workbench.row('Windows').waitFor()
      assert.ok((await workbench.tree.getByRole('treeitem').count()) > 3)
    })
  })
})
