import { signIn, withSignedIn, withTenant } from './withTenant.ts'

describe('in trouble the view says so', () => {
  it('when the tenant is empty, then reads it on Refresh', async function () {
    await withTenant(this, async ({ workbench, tenant }) => {
      tenant.fail({ match: { path: /deviceConfigurations\?/ }, reply: { status: 200, body: { value: [] } } })
      await signIn(workbench)
      await workbench.sideBar.getByText('Nothing that Intune assigns was found in this tenant.').waitFor()
      await workbench.screenshot('trouble-empty')
      await workbench.sideBar.getByRole('button', { name: 'Refresh' }).click()
      await workbench.row('Windows').waitFor()
    })
  })

  it('when the account may not read', async function () {
    await withTenant(this, async ({ workbench, tenant }) => {
      const error = { code: 'Forbidden', message: 'Application is not authorized to perform this operation.' }
      const back = tenant.fail({
        match: { path: /deviceManagement/ },
        times: 100,
        reply: { status: 403, body: { error } },
      })
      await signIn(workbench)
      await workbench.sideBar.getByText("can't read anything that Intune assigns").waitFor()
      await workbench.screenshot('trouble-no-permission')
      back()
      await workbench.sideBar.getByRole('button', { name: 'Retry' }).click()
      await workbench.row('Windows').waitFor()
    })
  })

  it('when the sign-in is refused, and signs in on the next try', async function () {
    await withTenant(this, async ({ workbench, authority }) => {
      await workbench.screenshot('welcome')
      authority.behaviour.refusals.push({
        error: 'invalid_client',
        description: 'AADSTS7000222: The provided client secret keys are expired.',
      })
      await signIn(workbench)
      await workbench.notifications.filter({ hasText: 'The client secret has expired' }).waitFor()
      await workbench.screenshot('trouble-sign-in')
      authority.behaviour.refusals.splice(0)
      await signIn(workbench)
      await workbench.row('Windows').waitFor()
    })
  })

  it('when the service is gone: keeps what was read, and reads again on Retry', async function () {
    await withSignedIn(this, async ({ workbench, tenant }) => {
      const back = tenant.fail({ match: { path: /deviceManagement/ }, times: 100, drop: true })
      await workbench.row('Windows').hover()
      await workbench.sideBar.getByRole('button', { name: 'Refresh' }).click()
      await workbench.sideBar.getByText('could not be reached').first().waitFor()
      await workbench.row('Windows').waitFor()
      await workbench.screenshot('trouble-offline')
      back()
      await workbench.row('Windows').hover()
      await workbench.sideBar.getByRole('button', { name: 'Refresh' }).click()
      await workbench.sideBar.getByText('could not be reached').first().waitFor({ state: 'detached' })
    })
  })
})
