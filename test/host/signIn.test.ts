import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import * as vscode from 'vscode'
import { startSampleTenant } from '../../src/sampleTenant/sampleTenant.ts'
import { startAuthority } from '../support/authority.ts'

describe('sign in as an application', () => {
  it('reads the tenant with the token that the authority gave', async () => {
    const { TEST_TLS_KEY = '', TEST_TLS_CERT = '', AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET } = process.env
    const authority = await startAuthority({
      key: await readFile(TEST_TLS_KEY, 'utf8'),
      cert: await readFile(TEST_TLS_CERT, 'utf8'),
      ...(AZURE_TENANT_ID && { tenantId: AZURE_TENANT_ID }),
      ...(AZURE_CLIENT_ID && { clientId: AZURE_CLIENT_ID }),
      ...(AZURE_CLIENT_SECRET && { clientSecret: AZURE_CLIENT_SECRET }),
    })
    const tenant = await startSampleTenant({ tokens: () => 'write' })
    const settings = vscode.workspace.getConfiguration('intuneAssignments')
    const wanted = {
      customCloud: { graphEndpoint: tenant.root, authorityHost: authority.host },
      cloud: 'custom',
      'signIn.method': 'environment',
    }
    try {
      for (const [name, value] of Object.entries(wanted)) {
        await settings.update(name, value, vscode.ConfigurationTarget.Global)
      }
      await vscode.commands.executeCommand('intuneAssignments.signIn')
      const read: { configurations: number } = await vscode.commands.executeCommand('intuneAssignments.refresh')
      assert.equal(read.configurations, tenant.configurations().length)
      assert.deepEqual(
        authority.tokenRequests.map(({ grant, status }) => `${grant} ${status}`),
        ['client_credentials 200'],
      )
    } finally {
      for (const name of Object.keys(wanted)) await settings.update(name, undefined, vscode.ConfigurationTarget.Global)
      await vscode.commands.executeCommand('intuneAssignments.signOut')
      await tenant.close()
      await authority.close()
    }
  })
})
