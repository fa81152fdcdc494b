import { signIn, withTenant } from './withTenant.ts'

describe('why something arrives or not, in a window', () => {
  it('is asked on the row of a configuration, and answered in a sentence and a ladder', async function () {
    await withTenant(this, async ({ workbench }) => {
      const { quickInput } = workbench
      await signIn(workbench)
      const ring = await workbench.reveal('Update ring - Broad')
      await workbench.pickFromMenu(ring, 'Why Not?…')
      await quickInput.row('A device').waitFor()
      await workbench.screenshot('why-not-whom')
      await quickInput.pick('A device')
      await quickInput.type('CONTOSO-PC-001')
      await quickInput.row('CONTOSO-PC-001').waitFor()
      await workbench.screenshot('why-not-find')
      await quickInput.pick('CONTOSO-PC-001')
      const { report } = workbench
      await report.getByText('does not get Update ring').first().waitFor()
      await report.getByText('Reasons that hold').first().waitFor()
      await workbench.atRest()
      await workbench.screenshot('why-not', { forReaders: true })
    })
  })
})
