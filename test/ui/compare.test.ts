import { everything, signIn, withTenant } from './withTenant.ts'

describe('a comparison', () => {
  it('of two groups is a table that says what only one of them gets, and why', async function () {
    await withTenant(
      this,
      async ({ workbench }) => {
        await signIn(workbench)
        await workbench.row('Apps').waitFor()
        await workbench.atRest()
        const { quickInput } = workbench
        await workbench.runCommand('Intune: Compare…')
        await quickInput.step('Compare')
        await workbench.screenshot('compare-what')
        await quickInput.pick('Two groups')
        for (const [title, group] of [
          ['Compare: First', 'SG-Sales-Americas'],
          ['Compare: Second', 'SG-Sales-EMEA'],
        ] as const) {
          await quickInput.step(title)
          await quickInput.type(group)
          await quickInput.row(group).waitFor()
          await quickInput.pick(group)
        }
        await quickInput.pick('Markdown')
        await workbench.report.getByText('Only SG-Sales-EMEA gets it').first().waitFor()
        await workbench.screenshot('compare-groups')
      },
      {},
      everything,
    )
  })

  it('of a user before and after a move asks for the groups that can be left', async function () {
    await withTenant(
      this,
      async ({ workbench }) => {
        await signIn(workbench)
        await workbench.row('Apps').waitFor()
        await workbench.atRest()
        const { quickInput } = workbench
        await workbench.runCommand('Intune: Compare…')
        await quickInput.pick('A user before and after a move')
        await quickInput.step('Compare: User')
        await quickInput.type('Carlos')
        await quickInput.pick('Carlos Silva')
        await quickInput.step('Compare: Group to Leave')
        await workbench.screenshot('compare-leave')
        await quickInput.pick('SG-Sales-Americas')
        await quickInput.pick('Join a group')
        await quickInput.step('Compare: Group to Join')
        await quickInput.type('SG-Engineering')
        await quickInput.pick('SG-Engineering')
        await quickInput.pick('Markdown')
        await workbench.report.getByText('Gained').first().waitFor()
        await workbench.screenshot('compare-move')
      },
      {},
      everything,
    )
  })
})
