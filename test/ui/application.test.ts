import { signIn, withTenant } from './withTenant.ts'

describe('signing in without a client id', () => {
  it('asks with which application, and signs in with the one that is entered', async function () {
    await withTenant(
      this,
      async ({ workbench, authority }) => {
        const { quickInput } = workbench
        await signIn(workbench)
        await quickInput.row('Register the App…').waitFor()
        await workbench.screenshot('application')
        await quickInput.pick('Enter a Client Id…')
        await quickInput.step('Client id')
        await quickInput.type('contoso')
        await quickInput.message.getByText('A client id is a GUID.').waitFor()
        await quickInput.type(authority.clientId)
        await quickInput.accept()
        await workbench.notifications.getByText('enter the code').waitFor()
        await workbench.screenshot('device-code')
        await workbench.row('Windows').waitFor()
      },
      {},
      { 'intuneAssignments.signIn.method': 'deviceCode' },
    )
  })

  it('says what the quick start means before it takes it, and opens the steps of a registration', async function () {
    await withTenant(
      this,
      async ({ workbench, tenant }) => {
        const { page, quickInput } = workbench
        await signIn(workbench)
        await quickInput.pick('Use Microsoft Graph Command Line Tools…')
        await workbench.dialog.getByText('identity of another Microsoft product').waitFor()
        await workbench.screenshot('quick-start')
        await workbench.answer('Cancel')
        await signIn(workbench)
        await quickInput.pick('Register the App…')
        await page.locator('.editor-instance').getByText('redirect').first().waitFor()
        await workbench.screenshot('registration')
        if (tenant.requests.length > 0) throw new Error('Nothing may be asked before there is an application')
      },
      {},
      { 'intuneAssignments.signIn.method': 'deviceCode' },
    )
  })
})
