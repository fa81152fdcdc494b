import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { hostWith, run } from './signedIn.ts'

const settings = [
  ...['cloud', 'customCloud', 'signIn.method', 'signIn.clientId', 'signIn.tenantId', 'writeRoute', 'readOnly'].map(
    (name) => `intuneAssignments.${name}`,
  ),
  // VS Code's own, which the extension follows.
  ...['proxy', 'proxyStrictSSL', 'noProxy', 'proxyAuthorization', 'systemCertificates'].map((name) => `http.${name}`),
]

/** Needs a host that was opened on the folder `setupHostileWorkspace`, whose settings name other addresses. */
describe('a hostile workspace', () => {
  const host = hostWith()
  before(function () {
    const opened = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.path.endsWith('/setupHostileWorkspace'))
    if (opened !== true) this.skip()
  })

  it('sets nothing', () => {
    const configuration = vscode.workspace.getConfiguration()
    for (const name of settings) {
      const values = configuration.inspect(name)
      const expected: unknown = values?.globalValue ?? values?.defaultValue
      assert.deepEqual(configuration.get(name), expected, name)
    }
  })

  it('leads no sign-in and no request elsewhere', async () => {
    await run('signIn')
    await run('refresh')
    assert.ok(host.authority.tokenRequests.length > 0)
    assert.ok(host.tenant.requests.length > 0)
    const { checks } = await run<{ checks: readonly { name: string; outcome: string }[] }>('checkSetup', {})
    assert.equal(checks.find(({ name }) => name === 'settings')?.outcome, 'passed')
  })
})
