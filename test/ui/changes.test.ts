import assert from 'node:assert/strict'
import type { WorkbenchPage } from '../support/vscode/workbenchPage.ts'
import { configurationId, groupId, held } from './serverState.ts'
import { signIn, withSignedIn } from './withTenant.ts'

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

  it('offer to restore what the service did not keep, also when the message is gone and after a reload', async function () {
    await withSignedIn(this, async ({ workbench, tenant }) => {
      const id = configurationId(tenant, 'Update ring - Executives')
      const before = held(tenant, 'Update ring - Executives')
      const exec = groupId(tenant, 'SG-Intune-Exec')
      tenant.fail({
        match: { method: 'POST', path: /groupAssignments/ },
        after: true,
        run: (service) => {
          const kept = service.assignmentsOf(id).filter((raw) => !JSON.stringify(raw).includes(exec))
          service.edit(id, kept)
        },
      })
      const { quickInput } = workbench
      await workbench.pickFromMenu(await workbench.reveal('Update ring - Executives'), 'Add Group Assignment…')
      await quickInput.type('SG-HR')
      await quickInput.pick('SG-HR')
      await quickInput.pick('Include')
      await quickInput.pick('Continue')
      await workbench.notifications.getByText('did not keep 1 other assignment').waitFor()
      await workbench.screenshot('lost-message')

      await workbench.reload()
      await workbench.row('Windows').waitFor()
      await workbench.openChanges()
      const entry = workbench.changes.getByRole('treeitem', { level: 1 }).first()
      await entry.getByText('1 other assignment not kept').waitFor()
      await workbench.screenshot('changes-lost')
      await workbench.pickFromMenu(entry, 'Restore…')
      await workbench.after.getByText('SG-Intune-Exec').first().waitFor()
      await workbench.screenshot('changes-lost-preview')
      await workbench.editorAction('Apply').click()
      await workbench.editorAction('Apply').waitFor({ state: 'detached' })
      await workbench.changes.getByRole('treeitem', { level: 1 }).nth(1).waitFor()
      assert.deepEqual(held(tenant, 'Update ring - Executives'), [...before, 'include SG-HR'].sort())
      await entry.getByText('Restore the assignments').waitFor()
      await workbench.changes.getByText('not kept').waitFor({ state: 'detached' })
      await workbench.screenshot('changes-restored')
    })
  })

  it('say where the key that signed them is gone, and are then undone by their preview alone', async function () {
    await withSignedIn(this, async ({ workbench, tenant }) => {
      await include(workbench, 'Kiosk lobby', 'SG-Finance')
      // The secret storage loses all that it had.
      await workbench.page.evaluate("localStorage.removeItem('secrets.provider')")
      await workbench.reload()
      await signIn(workbench)
      await workbench.openChanges()
      const entry = workbench.changes.getByRole('treeitem', { level: 1 }).first()
      await entry.getByText('signed with a key that is gone').waitFor()
      await workbench.screenshot('changes-key-gone')
      await workbench.pickFromMenu(entry, 'Undo…')
      await workbench.dialog.getByText('is gone').waitFor()
      assert.equal(await workbench.dialog.getByRole('button', { name: 'Apply' }).count(), 0)
      await workbench.screenshot('undo-key-gone')
      await workbench.answer('Preview')
      await workbench.editorAction('Apply').click()
      await workbench.row('Kiosk lobby').getByText('not assigned').waitFor()
      assert.deepEqual(held(tenant, 'Kiosk lobby'), [])
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
