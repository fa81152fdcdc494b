import assert from 'node:assert/strict'
import { withWorkbench } from './withWorkbench.ts'

describe('the walkthrough', () => {
  it('opens from the welcome text, and says how to register an application', async function () {
    await withWorkbench(this, async (workbench) => {
      await workbench.openIntune()
      await workbench.sideBar.getByText('how to register it', { exact: true }).click()
      const steps = workbench.page.locator('.getting-started-step')
      await steps.nth(3).waitFor()
      assert.equal(await steps.count(), 4)
      const step = steps.filter({ hasText: 'Register an application' })
      await step.click()
      await step.getByText('DeviceManagementConfiguration.ReadWrite.All').waitFor()
      // Beside the steps, where the window is wide enough for both; loaded all the same.
      const beside = workbench.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame')
      await beside.getByText('DeviceManagementConfiguration.ReadWrite.All').waitFor({ state: 'attached' })
      await workbench.screenshot('walkthrough')
    })
  })
})
