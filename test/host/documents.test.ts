import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as vscode from 'vscode'
import { configurationId, groupId, includedIn } from './onServer.ts'
import { outcomes } from './result.ts'
import { run, signedInWith } from './signedIn.ts'

interface Planned {
  readonly configurations: readonly {
    readonly id: string
    readonly kind: string
    readonly differences: readonly { readonly change: string }[]
    readonly error?: { readonly kind: string }
  }[]
}

describe('assignment documents', () => {
  const host = signedInWith()
  let folder: string
  let uri: vscode.Uri
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'intune-documents-'))
    uri = vscode.Uri.file(join(folder, 'Contoso.intune.jsonc'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('are exported, planned against what others changed, and applied, which can be undone', async () => {
    const id = configurationId(host.tenant, 'FileVault')
    const exported = await run<{ configurations: number; assignments: number; unread: unknown[] }>(
      'exportAssignments',
      {
        uri: uri.toString(),
      },
    )
    assert.deepEqual(exported.unread, [])
    assert.equal(exported.configurations, host.tenant.configurations().length)
    const theirs = includedIn(groupId(host.tenant, 'SG-HR'))
    host.tenant.edit(id, [theirs])
    host.tenant.clearRequests()
    const { configurations } = await run<Planned>('planDocument', { uri })
    const changed = configurations.filter(({ differences }) => differences.length > 0)
    assert.deepEqual(
      changed.map((one) => [one.id, one.kind, one.differences.map(({ change }) => change)]),
      [[id, 'deviceConfigurations', ['removed', 'added']]],
    )
    assert.ok(host.tenant.requests.every(({ method, path }) => method === 'GET' || path.endsWith('$batch')))
    const result = await run('applyDocument', { uri })
    assert.deepEqual(
      result.configurations.filter(({ outcome }) => outcome !== 'unchanged'),
      [{ id, kind: 'deviceConfigurations', outcome: 'applied' }],
    )
    assert.match(JSON.stringify(host.tenant.assignmentsOf(id)), /allDevices/)
    assert.deepEqual(outcomes(await run('undoLastChange', {})), ['applied'])
    assert.match(JSON.stringify(host.tenant.assignmentsOf(id)), new RegExp(groupId(host.tenant, 'SG-HR')))
  })

  it('that are wrong are refused with line and column, and shown on their lines', async () => {
    await run('exportAssignments', { configurationIds: [configurationId(host.tenant, 'FileVault')], uri })
    const text = await readFile(uri.fsPath, 'utf8')
    await writeFile(uri.fsPath, text.replace('"target"', '"tarjet"'))
    const line = text.split('\n').findIndex((one) => one.includes('"target"')) + 1
    await assert.rejects(run('planDocument', { uri }), { kind: 'document', line })
    const shown = vscode.languages.getDiagnostics(uri).map(({ range }) => range.start.line)
    assert.equal(shown[0], line - 1)
  })

  it('of another tenant, and what is no document, are refused', async () => {
    await run('exportAssignments', { configurationIds: [configurationId(host.tenant, 'FileVault')], uri })
    const text = await readFile(uri.fsPath, 'utf8')
    await writeFile(uri.fsPath, text.replace(/"tenant": \{ "id": "[^"]*"/, '"tenant": { "id": "fabrikam"'))
    for (const command of ['planDocument', 'applyDocument']) {
      await assert.rejects(run(command, { uri }), { kind: 'otherTenant' })
      await assert.rejects(run(command, { uri, tenantId: 'x' }), { kind: 'argument' })
      await assert.rejects(run(command, {}), { kind: 'argument' })
    }
  })
})
