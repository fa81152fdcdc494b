import { everything, signIn, withTenant } from './withTenant.ts'

describe('the answers that administrators ask for', () => {
  it('say why an exclusion does nothing, which filter wins, and who changed an assignment', async function () {
    await withTenant(
      this,
      async ({ workbench }) => {
        const { quickInput, report } = workbench
        await signIn(workbench)
        await workbench.row('Apps').waitFor()
        await workbench.atRest()
        for (const [device, picture] of [
          ['ROOM-ATRIUM-1', 'answer-exclusion'],
          ['CONTOSO-VM-001', 'answer-filters'],
        ] as const) {
          await workbench.runCommand('Intune: Explain Device…')
          await quickInput.type(device)
          await quickInput.row(device).waitFor()
          await quickInput.pick(device)
          await report.getByRole('heading', { name: device }).waitFor()
          await workbench.screenshot(picture)
          await workbench.runCommand('View: Close All Editors')
        }
        await workbench.runCommand('Intune: Filter Configurations…')
        await quickInput.type('update ring - pilot')
        await quickInput.take(quickInput.rows.first())
        const ring = await workbench.reveal('Update ring - Pilot')
        await workbench.pickFromMenu(ring, 'Who Changed It')
        await report.getByText('grace.hopper').first().waitFor()
        await workbench.screenshot('answer-history')
      },
      {},
      everything,
    )
  })
})
