import assert from 'node:assert/strict'
import { configurationId, groupId, held, writes } from './serverState.ts'
import { withSignedIn } from './withTenant.ts'

describe('adding a group', () => {
  it('from the palette: configuration, group, include', async function () {
    await withSignedIn(this, async ({ workbench, tenant }) => {
      const { quickInput } = workbench
      await workbench.runCommand('Intune: Add Group Assignment…')
      await quickInput.step('Add Group Assignment')
      await quickInput.type('update ring')
      await quickInput.row('Update ring - Broad').waitFor()
      await workbench.screenshot('add-1-configurations')
      await quickInput.tick('Update ring - Executives')
      await quickInput.accept()

      await quickInput.step(/2\/4/)
      await quickInput.type('SG-Fin')
      await quickInput.row('SG-Finance').getByText('96 members').waitFor()
      await workbench.screenshot('add-2-group')
      await quickInput.pick('SG-Finance')
      await quickInput.row('Include').waitFor()
      await workbench.screenshot('add-3-mode')
      await quickInput.pick('Include')
      await quickInput.pick('Continue')

      await workbench.statusBar.getByText('Undo').waitFor()
      const row = await workbench.reveal('Update ring - Executives')
      await workbench.expand(row)
      await workbench.row('SG-Finance').getByText('Included').waitFor()
      await workbench.screenshot('add-4-done')
      assert.deepEqual(held(tenant, 'Update ring - Executives'), [
        'exclude SG-Dev-Meeting-Rooms',
        'include SG-Finance',
        'include SG-Intune-Exec',
      ])
      const id = configurationId(tenant, 'Update ring - Executives')
      assert.deepEqual(writes(tenant), [`POST /beta/deviceManagement/deviceConfigurations/${id}/groupAssignments`])

      // The same once more has nothing to send.
      await workbench.pickFromMenu(row, 'Add Group Assignment…')
      await quickInput.type('SG-Fin')
      await quickInput.row('SG-Finance').getByText('Included now').waitFor()
      await quickInput.pick('SG-Finance')
      await quickInput.pick('Include')
      await quickInput.pick('Continue')
      await workbench.notifications.getByText('is already included in Update ring - Executives').waitFor()
      await workbench.screenshot('add-nothing-to-do')
      assert.equal(writes(tenant).length, 1)
    })
  })

  it('by right-click, excluding, after a question; then from several rows', async function () {
    await withSignedIn(this, async ({ workbench, tenant }) => {
      const { quickInput } = workbench
      const row = await workbench.reveal('Firewall baseline')
      await row.locator('.label-name').click({ button: 'right' })
      await workbench.page.getByRole('menuitem', { name: 'Add Group Assignment…' }).waitFor()
      await workbench.screenshot('menu-configuration')
      await workbench.page.keyboard.press('Escape')

      await workbench.pickFromMenu(row, 'Add Group Assignment…')
      await quickInput.type('SG-Dev-Pilot')
      await quickInput.pick('SG-Dev-Pilot-Ring')
      await quickInput.pick('Exclude')
      await workbench.dialog.getByText('Firewall baseline').first().waitFor()
      await workbench.screenshot('exclude-one-question')
      assert.deepEqual(writes(tenant), [])
      await workbench.answer('Apply')
      await workbench.statusBar.getByText('Undo').waitFor()
      assert.deepEqual(held(tenant, 'Firewall baseline'), [
        'exclude SG-Dev-Pilot-Ring',
        'include All devices, only Corporate owned',
      ])

      // Excluded from the first, in none of the others.
      const lobby = workbench.row('Kiosk lobby')
      await workbench.atRest()
      await workbench.select(row, lobby, workbench.row('Network boundary'))
      await workbench.pickFromMenu(lobby, 'Add Group Assignment…')
      await quickInput.type('SG-Dev-Pilot')
      await quickInput.pick('SG-Dev-Pilot-Ring')
      await quickInput.pick('Include')
      await quickInput.pick('Continue')
      await workbench.dialog.getByText('3 configurations').first().waitFor()
      await workbench.screenshot('include-several-question')
      await workbench.answer('Apply')
      await lobby.getByText('1 · Custom').waitFor()
      await workbench.notifications.getByText('3 configurations').waitFor()
      await workbench.screenshot('include-several-done')
      assert.deepEqual(held(tenant, 'Firewall baseline'), [
        'include All devices, only Corporate owned',
        'include SG-Dev-Pilot-Ring',
      ])
      assert.deepEqual(held(tenant, 'Kiosk lobby'), ['include SG-Dev-Pilot-Ring'])
      assert.deepEqual(held(tenant, 'Network boundary'), ['include SG-Dev-Pilot-Ring'])
    })
  })

  it('on a certificate row says that it goes to the certificate profile', async function () {
    await withSignedIn(this, async ({ workbench, tenant }) => {
      const { quickInput } = workbench
      const vpn = await workbench.reveal('VPN split tunnel')
      await workbench.expand(vpn)
      const certificate = workbench.tree.getByRole('treeitem', { level: 3 }).filter({ hasText: 'Identity certificate' })
      await certificate.getByText('SCEP user certificate').waitFor()
      await certificate.scrollIntoViewIfNeeded()
      await workbench.screenshot('certificate-row')
      await workbench.pickFromMenu(certificate, 'Add Group Assignment…')
      await quickInput.step(/certificate profile SCEP user certificate/i)
      await quickInput.type('SG-VPN')
      await quickInput.pick('SG-VPN-Users')
      await quickInput.step(/certificate profile SCEP user certificate/i)
      await workbench.screenshot('certificate-mode')
      await quickInput.pick('Include')
      await quickInput.pick('Continue')
      await workbench.statusBar.getByText('Undo').waitFor()
      await workbench.screenshot('certificate-done')
      assert.deepEqual(held(tenant, 'SCEP user certificate'), ['include SG-Sales', 'include SG-VPN-Users'])
      assert.deepEqual(held(tenant, 'VPN split tunnel'), ['include SG-Sales', 'include SG-VPN-Users'])
      const own = tenant.assignmentsOf(configurationId(tenant, 'VPN split tunnel'))
      assert.equal(own.length, 2)
    })
  })

  it('with a pasted id: known by name, unknown only when the user insists; Back keeps, Escape sends nothing', async function () {
    await withSignedIn(this, async ({ workbench, tenant }) => {
      const { quickInput, page } = workbench
      const row = await workbench.reveal('Kiosk lobby')

      // Escape at every prompt.
      await workbench.runCommand('Intune: Add Group Assignment…')
      await quickInput.step('Add Group Assignment')
      await quickInput.escape()
      await workbench.pickFromMenu(row, 'Add Group Assignment…')
      await quickInput.row('Büro München').waitFor()
      await quickInput.escape()
      await workbench.pickFromMenu(row, 'Add Group Assignment…')
      await quickInput.pick('Büro München')
      await quickInput.row('Exclude').waitFor()
      await quickInput.escape()
      await workbench.pickFromMenu(row, 'Add Group Assignment…')
      await quickInput.pick('Büro München')
      await quickInput.pick('Exclude')
      await workbench.dialog.waitFor()
      await page.keyboard.press('Escape')
      await workbench.dialog.waitFor({ state: 'detached' })

      // Two groups with one name.
      await workbench.pickFromMenu(row, 'Add Group Assignment…')
      await quickInput.type('Helpdesk')
      await quickInput.row('Helpdesk').nth(1).waitFor()
      const lisbon = groupId(tenant, 'Helpdesk', 'First line, Lisbon')
      await quickInput.rows.filter({ hasText: 'First line, Lisbon' }).getByText(lisbon).waitFor()
      await workbench.screenshot('group-equal-names')

      // A known id is shown by its name, and Back from the next step keeps it.
      await quickInput.type(lisbon)
      await quickInput
        .row('Helpdesk')
        .and(quickInput.rows.filter({ hasText: 'First line, Lisbon' }))
        .waitFor()
      await workbench.screenshot('group-pasted-id')
      await quickInput.pick('Helpdesk')
      await quickInput.row('Include').waitFor()
      await quickInput.back()
      await quickInput.row('Helpdesk').first().waitFor()
      assert.notEqual(await quickInput.value(), '')
      await workbench.screenshot('group-back')

      // An unknown one has to be insisted on.
      const unknown = '00000000-1111-4222-8333-444444444444'
      await quickInput.type(unknown)
      const insist = quickInput.rows.filter({ hasText: 'The directory does not contain a group with this id.' })
      await insist.waitFor()
      await workbench.screenshot('group-unknown-id')
      await quickInput.accept()
      await workbench.dialog.getByText(unknown).waitFor()
      await workbench.screenshot('group-unknown-question')
      await workbench.answer('Cancel')
      await insist.waitFor()
      assert.deepEqual(writes(tenant), [])
      assert.deepEqual(held(tenant, 'Kiosk lobby'), [])

      await quickInput.accept()
      await workbench.answer('Use It')
      await quickInput.pick('Include')
      await quickInput.pick('Continue')
      // The user is told once more, and the service has the last word.
      await workbench.answer('Apply')
      await workbench.notifications.getByText('Not changed: Kiosk lobby').waitFor()
      await workbench.screenshot('group-unknown-refused')
    })
  })

  it('with the keyboard alone', async function () {
    await withSignedIn(this, async ({ workbench, tenant }) => {
      const { page, quickInput } = workbench
      const press = (key: string) => page.keyboard.press(key)
      await press('F1')
      await page.keyboard.type('Intune: Add Group Assignment')
      await quickInput.row('Intune: Add Group Assignment…').waitFor()
      await press('Enter')
      await quickInput.step('Add Group Assignment')
      await page.keyboard.type('network bound')
      await quickInput.row('Network boundary').waitFor()
      await press('ArrowDown')
      await quickInput.focused('Network boundary').waitFor()
      await press('Enter')
      await quickInput.step(/2\/4/)
      await page.keyboard.type('marketing')
      await quickInput.focused('Marketing').getByText('134 members').waitFor()
      await quickInput.take(quickInput.row('Marketing'))
      await quickInput.focused('Include').waitFor()
      await press('ArrowDown')
      await quickInput.focused('Exclude').waitFor()
      await press('Enter')
      await workbench.dialog.waitFor()
      await workbench.screenshot('keyboard-question')
      await press('Enter')
      await workbench.statusBar.getByText('Undo').waitFor()
      assert.deepEqual(held(tenant, 'Network boundary'), ['exclude Marketing'])
    })
  })
})
