import type { Theme } from '../support/vscode/theme.ts'
import { withSignedIn } from './withTenant.ts'

describe('the pictures of every theme', () => {
  for (const theme of ['dark', 'highContrast'] satisfies Theme[]) {
    it(`show tree, prompt, question and preview in ${theme}`, async function () {
      await withSignedIn(this, async ({ workbench }) => {
        const { quickInput } = workbench
        await workbench.changeTheme(theme)
        await workbench.widenSideBar()
        const row = await workbench.reveal('Delivery Optimization')
        await workbench.expand(row)
        await workbench.pickFromMenu(row, 'Add Group Assignment…')
        await quickInput.type('Helpdesk')
        await quickInput.row('Helpdesk').nth(1).getByText('members').waitFor()
        await workbench.screenshot(`${theme}-group`)
        await quickInput.type('SG-Eng')
        await quickInput.pick('SG-Engineering')
        await quickInput.row('Exclude').waitFor()
        await workbench.screenshot(`${theme}-mode`)
        await quickInput.pick('Exclude')
        await workbench.dialog.waitFor()
        await workbench.screenshot(`${theme}-question`)
        await workbench.answer('Preview')
        await workbench.after.getByText('SG-Engineering').first().waitFor()
        await workbench.screenshot(`${theme}-preview`)
      })
    })
  }
})
