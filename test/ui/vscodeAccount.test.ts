import assert from 'node:assert/strict'
import { signIn, withTenant } from './withTenant.ts'
import { sharedSession } from './withWorkbench.ts'

const settings = { 'intuneAssignments.signIn.method': 'vscode', 'intuneAssignments.signIn.clientId': '' }

describe("signing in with VS Code's own account", () => {
  it('asks for consent once, reads with the token of the account, and asks nothing after a reload', async function () {
    const tokens = new Set<string>()
    await withTenant(
      this,
      async ({ workbench, authority }) => {
        const { askedOfAccounts } = await sharedSession()
        const before = authority.tokenRequests.length
        await signIn(workbench)
        await workbench.dialog.getByText('Intune Assignments').first().waitFor()
        await workbench.screenshot('vscode-account')
        await workbench.answer('Allow')
        await workbench.row('Windows').waitFor()
        assert.equal(authority.tokenRequests.length, before + 1)
        assert.deepEqual([...tokens], [authority.secrets.at(-1)])
        const [asked = []] = await askedOfAccounts()
        assert.ok(asked.some((scope) => scope.endsWith('/DeviceManagementConfiguration.Read.All')))
        assert.ok(!asked.some((scope) => scope.includes('ReadWrite')), 'the permission to write before a write')

        await workbench.reload()
        await workbench.row('Windows').waitFor()
        assert.equal(await workbench.dialog.count(), 0)
        assert.equal(authority.tokenRequests.length, before + 1)

        await workbench.runCommand('Intune: Sign Out')
        await workbench.sideBar.getByRole('button', { name: 'Sign In' }).waitFor()
      },
      {
        tokens: (token) => {
          tokens.add(token)
          return 'write'
        },
      },
      settings,
    )
  })

  it('stays signed out where the user does not consent, and says nothing of it', async function () {
    await withTenant(
      this,
      async ({ workbench, tenant }) => {
        await signIn(workbench)
        await workbench.dialog.getByText('Intune Assignments').first().waitFor()
        await workbench.answer('Cancel')
        await workbench.sideBar.getByRole('button', { name: 'Sign In' }).waitFor()
        await workbench.notifications.getByText('Signing in').waitFor({ state: 'detached' })
        await workbench.screenshot('vscode-account-refused')
        assert.equal(await workbench.dialog.count(), 0)
        assert.equal(await workbench.notifications.count(), 0)
        assert.deepEqual(tenant.requests, [])
      },
      {},
      settings,
    )
  })
})
