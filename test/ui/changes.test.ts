import assert from 'node:assert/strict'
import type { WorkbenchPage } from '../support/vscode/workbenchPage.ts'
import { held } from './serverState.ts'
import { withSignedIn } from './withTenant.ts'

describe('changes', () => {
  it('are undone from the status bar and from the Changes view, and outlive a reload', async function () {
    await withSignedIn(this, async ({ workbench, tenant }) => {
      const lobby = await workbench.reveal('Kiosk lobby')
      await include(workbench, 'Kiosk lobby', 'SG-Finance')
      await workbench.statusBar.getByText('Undo').click()
      await workbench.dialog.getByText('Kiosk lobby').first().waitFor()
      await workbench.screenshot('undo-question')
      await workbench.answer('Apply')
      await lobby.getByText('not assigned').waitFor()
      assert.deepEqual(held(tenant, 'Kiosk lobby'), [])

      await include(workbench, 'Kiosk lobby', 'SG-HR')
      await include(workbench, 'Network boundary', 'SG-HR')
      await workbench.openChanges()
      await workbench.changes.getByRole('treeitem').filter({ hasText: 'Network boundary' }).waitFor()
      await workbench.screenshot('changes')
      assert.equal(await workbench.changes.getByRole('treeitem', { level: 1 }).count(), 4)

      const entry = workbench.changes.getByRole('treeitem', { level: 1 }).filter({ hasText: 'SG-HR in Kiosk lobby' })
      await workbench.pickFromMenu(entry, 'Undo…')
      await workbench.dialog.waitFor()
      await workbench.answer('Apply')
      await workbench.changes.getByRole('treeitem', { level: 1 }).nth(4).waitFor()
      assert.deepEqual(held(tenant, 'Kiosk lobby'), [])
      assert.deepEqual(held(tenant, 'Network boundary'), ['include SG-HR'])

      await workbench.reload()
      await workbench.row('Windows').waitFor()
      await workbench.changes.getByRole('treeitem', { level: 1 }).nth(4).waitFor()
      await workbench.runCommand('Intune: Undo Last Change…')
      await workbench.dialog.getByText('Network boundary').first().waitFor()
      await workbench.answer('Apply')
      await workbench.changes.getByRole('treeitem', { level: 1 }).nth(5).waitFor()
      assert.deepEqual(held(tenant, 'Network boundary'), [])
      await workbench.screenshot('changes-undone')
    })
  })

  it('wait for the approval of another administrator, with a reason', async function () {
    await withSignedIn(
      this,
      async ({ workbench, tenant }) => {
        const { quickInput } = workbench
        const lobby = await workbench.reveal('Kiosk lobby')
        await workbench.pickFromMenu(lobby, 'Add Group Assignment…')
        await quickInput.type('SG-HR')
        await quickInput.pick('SG-HR')
        await quickInput.pick('Include')
        await quickInput.pick('Continue')
        await quickInput.message.getByText('reason').waitFor()
        await workbench.screenshot('approval-reason')
        await quickInput.type('New kiosks in the lobby, ticket 4711')
        await quickInput.accept()
        await workbench.notifications.getByText('approval').waitFor()
        await workbench.openChanges()
        await workbench.changes.getByRole('treeitem').filter({ hasText: 'Pending approvals' }).waitFor()
        await workbench.screenshot('approval-pending')
        assert.deepEqual(held(tenant, 'Kiosk lobby'), [])
        const [request] = tenant.approvals()
        assert.equal(request?.justification, 'New kiosks in the lobby, ticket 4711')

        tenant.approve(request?.requestId ?? '')
        await workbench.runCommand('Intune: Check Approvals Now')
        await workbench.notifications.getByText('Approved and applied').waitFor()
        await workbench.screenshot('approval-applied')
        await lobby.getByText('1', { exact: false }).waitFor()
        assert.deepEqual(held(tenant, 'Kiosk lobby'), ['include SG-HR'])
      },
      { approval: 'required' },
    )
  })
})

async function include(workbench: WorkbenchPage, configuration: string, group: string): Promise<void> {
  const { quickInput } = workbench
  const row = await workbench.reveal(configuration)
  await workbench.pickFromMenu(row, 'Add Group Assignment…')
  await quickInput.type(group)
  await quickInput.pick(group)
  await quickInput.pick('Include')
  await quickInput.pick('Continue')
  await workbench.statusBar.getByText(`${group} included in ${configuration}`).waitFor()
}
