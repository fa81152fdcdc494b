import assert from 'node:assert/strict'
import { held, writes } from './serverState.ts'
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
        await workbench.reload()
        await workbench.sideBar.getByRole('button', { name: 'Sign In' }).waitFor()
        await signIn(workbench)
        await workbench.row('Windows').waitFor()
        assert.equal(await workbench.dialog.count(), 0, 'VS Code keeps what was allowed')
        assert.equal(authority.tokenRequests.length, before + 1)
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

        await signIn(workbench)
        await workbench.dialog.getByText('Intune Assignments').first().waitFor()
        await workbench.answer('Allow')
        await workbench.row('Windows').waitFor()
      },
      {},
      settings,
    )
  })

  it('is for the application and the tenant that are set, and asks for the permission to write at the first write', async function () {
    const { askedOfAccounts, authority } = await sharedSession()
    const { clientId, tenantId } = authority
    await withTenant(
      this,
      async ({ workbench, tenant }) => {
        const { quickInput, dialog } = workbench
        const asked = async (permission: string) => {
          assert.deepEqual((await askedOfAccounts()).at(-1)?.toSorted(), [
            `VSCODE_CLIENT_ID:${clientId}`,
            `VSCODE_TENANT:${tenantId}`,
            `${tenant.root}/DeviceManagementConfiguration.${permission}.All`,
            `${tenant.root}/GroupMember.Read.All`,
          ])
        }
        await signIn(workbench)
        await dialog.getByText('Intune Assignments').first().waitFor()
        await workbench.answer('Allow')
        // Its group does not exist, which is known once all names are.
        await workbench.warned('Defender onboarding').waitFor()
        await workbench.atRest()
        await asked('Read')

        const row = await workbench.reveal('Kiosk lobby')
        const add = async () => {
          await workbench.pickFromMenu(row, 'Add Group Assignment…')
          await quickInput.type('SG-Fin')
          await quickInput.pick('SG-Finance')
          await quickInput.pick('Include')
          await quickInput.pick('Continue')
          await dialog.getByText('wants to sign in').waitFor()
        }
        await add()
        await workbench.screenshot('vscode-account-write')
        await workbench.answer('Cancel')
        await workbench.atRest()
        await workbench.screenshot('vscode-account-write-refused')
        assert.deepEqual(writes(tenant), [])

        await add()
        assert.deepEqual(writes(tenant), [])
        assert.equal(await workbench.notifications.count(), 0)
        await workbench.answer('Allow')
        await workbench.statusBar.getByText('Undo').waitFor()
        assert.deepEqual(held(tenant, 'Kiosk lobby'), ['include SG-Finance'])
        await asked('ReadWrite')
      },
      {},
      { ...settings, 'intuneAssignments.signIn.clientId': clientId, 'intuneAssignments.signIn.tenantId': tenantId },
    )
  })
})
