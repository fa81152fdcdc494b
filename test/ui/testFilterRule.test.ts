import { signIn, withTenant } from './withTenant.ts'

describe('the test of a filter rule, in a window', () => {
  it('takes a rule by the keyboard, points at what is wrong in it, and shows both answers', async function () {
    await withTenant(this, async ({ workbench }) => {
      const { page, quickInput } = workbench
      await signIn(workbench)
      await workbench.reveal('Update ring - Broad')
      await workbench.runCommand('Intune: Test Filter Rule…')
      await quickInput.row('Corporate owned').waitFor()
      await workbench.screenshot('filter-test-choose')
      await quickInput.pick('Type a rule…')
      await quickInput.pick('Windows 10 and later')
      await quickInput.type('(device.modl -eq "XPS 13")')
      await page.keyboard.press('Enter')
      await page.getByText('Character 2: There is no property modl.').waitFor()
      await workbench.screenshot('filter-test-error')
      // What is wrong is selected: typing puts it right.
      await page.keyboard.type('device.model')
      await page.keyboard.press('Enter')
      await page.getByPlaceholder('Type the whole name of a device').waitFor()
      await quickInput.type('CONTOSO-PC-002')
      await quickInput.row('CONTOSO-PC-002').waitFor()
      await quickInput.pick('CONTOSO-PC-002')
      const { report } = workbench
      await report.getByText('CONTOSO-PC-002 matches the rule').first().waitFor()
      await report.getByText('Intune says: matches').first().waitFor()
      await workbench.atRest()
      await workbench.screenshot('filter-test')
    })
  })
})
