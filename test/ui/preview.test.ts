import assert from 'node:assert/strict'
import type { WorkbenchPage } from '../support/vscode/workbenchPage.ts'
import { configurationId, groupId, held, writes } from './serverState.ts'
import { withSignedIn } from './withTenant.ts'

describe('a preview', () => {
  it('opens as a diff with its findings, sends no write, and is applied or discarded from its title', async function () {
    await withSignedIn(this, async ({ workbench, tenant }) => {
      const { page } = workbench
      await previewExclusion(workbench, 'Kiosk canteen menu', 'Kiosk lobby')
      await workbench.page.locator('.editor-group-container').getByText('before ↔ after').first().waitFor()
      await workbench.after.getByText('SG-Engineering').first().waitFor()
      // It comes below, on both sides, after the preview is shown.
      await workbench.after.getByText('Edited by others in the last 30 days').first().waitFor()
      await workbench.screenshot('preview', { forReaders: true })
      await workbench.runCommand('Problems: Focus on Problems View')
      await page.locator('.markers-panel').getByRole('treeitem').first().waitFor()
      await workbench.screenshot('preview-problems')
      assert.deepEqual(writes(tenant), [])

      await workbench.editorAction('Discard').click()
      await workbench.editorAction('Discard').waitFor({ state: 'detached' })
      assert.deepEqual(writes(tenant), [])

      // Nothing waits for the audit log: neither the question, nor the preview, nor the write.
      tenant.fail({ match: { path: /auditEvents/ }, times: 9, delayMs: 45_000 })
      await previewExclusion(workbench, 'Kiosk canteen menu', 'Kiosk lobby')
      await workbench.editorAction('Apply').click()
      await workbench.editorAction('Apply').waitFor({ state: 'detached' })
      await workbench.notifications.getByText('2 configurations').waitFor()
      assert.deepEqual(held(tenant, 'Kiosk lobby'), ['exclude SG-Engineering'])
      assert.deepEqual(held(tenant, 'Kiosk canteen menu'), [
        'exclude SG-Engineering',
        'include SG-Dev-Kiosk',
        'include SG-Dev-Kiosk',
      ])
    })
  })

  it('is not applied where somebody changed something meanwhile: shows it, and plans again', async function () {
    await withSignedIn(this, async ({ workbench, tenant }) => {
      await previewExclusion(workbench, 'Kiosk canteen menu', 'Kiosk lobby')
      await workbench.editorAction('Apply').waitFor()
      const id = configurationId(tenant, 'Kiosk lobby')
      const target = { '@odata.type': 'groupAssignmentTarget', groupId: groupId(tenant, 'SG-HR') }
      tenant.edit(id, [{ target }])
      await workbench.editorAction('Apply').click()
      const message = workbench.notifications.filter({ hasText: 'somebody else' })
      await message.waitFor()
      await workbench.screenshot('stale-message')
      assert.deepEqual(held(tenant, 'Kiosk lobby'), ['include SG-HR'])

      await message.getByRole('button', { name: 'Show Differences' }).click()
      await workbench.after.getByText('SG-HR').first().waitFor()
      await workbench.screenshot('stale-differences')
      // Having looked, the user can still plan again. That meets another change.
      await message.getByRole('button', { name: 'Plan Again' }).click()
      await workbench.editorAction('Apply').waitFor()
      tenant.edit(id, [{ target: { ...target, groupId: groupId(tenant, 'SG-Finance') } }])
      await workbench.editorAction('Apply').click()
      await workbench.notifications.filter({ hasText: 'Not changed: Kiosk lobby' }).waitFor()
      await workbench.screenshot('stale-one')
      await workbench.notifications.getByRole('button', { name: 'Plan Again' }).first().click()
      await workbench.after.getByText('SG-Finance').first().waitFor()
      await workbench.screenshot('stale-planned-again')
      await workbench.editorAction('Apply').click()
      await workbench.row('Kiosk lobby').getByText('2').waitFor()
      assert.deepEqual(held(tenant, 'Kiosk lobby'), ['exclude SG-Engineering', 'include SG-Finance'])
    })
  })
})

/** Excludes SG-Engineering from these configurations, as far as the preview. */
async function previewExclusion(workbench: WorkbenchPage, ...names: readonly string[]): Promise<void> {
  const { quickInput } = workbench
  const last = await workbench.reveal(names.at(-1) ?? '')
  await workbench.select(...names.map((name) => workbench.row(name)))
  await workbench.pickFromMenu(last, 'Add Group Assignment…')
  await quickInput.type('SG-Eng')
  await quickInput.pick('SG-Engineering')
  await quickInput.pick('Exclude')
  await workbench.dialog.waitFor()
  await workbench.answer('Preview')
}
