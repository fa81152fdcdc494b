import assert from 'node:assert/strict'
import type { Theme } from '../support/vscode/theme.ts'
import { held } from './serverState.ts'
import { everything, signIn, withTenant } from './withTenant.ts'

describe('the list of findings', () => {
  it('names each by its sort, and leads to what can be done about it, with the keyboard', async function () {
    await withTenant(
      this,
      async ({ workbench, tenant }) => {
        const { quickInput, page, dialog } = workbench
        await signIn(workbench)
        await workbench.row('Apps').waitFor()
        await workbench.atRest()
        await workbench.runCommand('Intune: Show Findings')
        await quickInput.step(/^Findings: \d+ in \d+ configurations$/)
        await page.locator('.markers-panel').getByText('was deleted').first().waitFor()
        for (const theme of ['dark', 'highContrast', 'light'] satisfies Theme[]) {
          await workbench.changeTheme(theme)
          await workbench.screenshot(`findings-list-${theme}`, { forReaders: theme === 'light' })
        }
        await quickInput.type('defender onboarding')
        await quickInput.pick('Defender onboarding')
        await quickInput.row('Replace Group…').waitFor()
        await workbench.screenshot('findings-actions')
        await quickInput.pick('Remove Assignment…')
        await dialog.getByText('Defender onboarding').first().waitFor()
        await workbench.answer('Apply')
        await workbench.statusBar.getByText('removed from Defender onboarding').waitFor()
        assert.deepEqual(held(tenant, 'Defender onboarding'), ['include All devices'])

        await workbench.runCommand('Intune: Show Findings')
        await quickInput.pick('Attack surface reduction')
        await quickInput.pick('Show in the tree')
        await page.locator('.markers-panel').waitFor()
        await workbench.row('Attack surface reduction').and(page.locator('.selected')).waitFor()
      },
      {},
      everything,
    )
  })
})
