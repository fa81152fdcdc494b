import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { hostWith, run } from './signedIn.ts'

describe('the extension', () => {
  const host = hostWith()
  const extension = vscode.extensions.getExtension('intune-assignments.intune-assignments')

  it('is not loaded until somebody uses it', () => {
    assert.ok(extension, 'VS Code does not know the extension')
    assert.equal(extension.isActive, false)
  })

  it('starts, and asks nobody', async () => {
    await extension?.activate()
    assert.equal(extension?.isActive, true)
    assert.deepEqual([host.tenant.requests, host.authority.paths], [[], []])
  })

  it('asks nobody until the user signs in, whatever is shown and set', async () => {
    await vscode.commands.executeCommand('workbench.view.extension.intuneAssignments')
    for (const view of ['configurations', 'changes']) await run(`${view}.focus`)
    for (const command of ['refreshChanges', 'clearFilter', 'showLog']) await run(command)
    await vscode.commands.executeCommand('workbench.view.explorer')
    assert.deepEqual([host.tenant.requests, host.authority.paths], [[], []])
  })
})
