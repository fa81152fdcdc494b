import { withWorkbench } from './withWorkbench.ts'

describe('adding a group in a window', () => {
  it('takes a row, a name and a mode, and shows the new assignment and Undo', async function () {
    await withWorkbench(this, async (workbench) => {
      const { quickInput } = workbench
      await workbench.openIntune()
      await workbench.sideBar.getByRole('button', { name: 'Explore Sample Tenant' }).click()
      const row = await workbench.reveal('Kiosk lobby')
      await row.getByText('not assigned').waitFor()

      await workbench.pickFromMenu(row, 'Add Group Assignment…')
      await quickInput.type('SG-Dev-Kiosk')
      await quickInput.row('SG-Dev-Kiosk').getByText('37 members').waitFor()
      await workbench.screenshot('add-group')
      await quickInput.pick('SG-Dev-Kiosk')
      await workbench.screenshot('add-group-mode')
      await quickInput.pick('Include')
      await quickInput.pick('Continue')

      await workbench.statusBar.getByText('Undo').waitFor()
      await workbench.expand(row)
      await workbench.row('SG-Dev-Kiosk').getByText('Included').waitFor()
      await workbench.screenshot('add-group-done')
    })
  })

  it('asks before it excludes from several configurations, and leaves all as it was on Cancel', async function () {
    await withWorkbench(this, async (workbench) => {
      const { quickInput } = workbench
      await workbench.openIntune()
      await workbench.sideBar.getByRole('button', { name: 'Explore Sample Tenant' }).click()
      const lobby = await workbench.reveal('Kiosk lobby')
      await workbench.select(lobby, workbench.row('Network boundary'))
      await workbench.pickFromMenu(lobby, 'Add Group Assignment…')
      await quickInput.type('SG-Finance')
      await quickInput.pick('SG-Finance')
      await quickInput.pick('Exclude')
      await workbench.dialog.getByText('2 configurations').first().waitFor()
      await workbench.screenshot('exclude-question')
      await workbench.answer('Cancel')
      await lobby.getByText('not assigned').waitFor()
    })
  })
})
