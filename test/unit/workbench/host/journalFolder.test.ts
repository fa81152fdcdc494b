import '../../../support/fakeVscode.ts'
import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { ExtensionContext } from 'vscode'

// What imports `vscode` comes after what stands for it.
const { journalFolder } = await import('../../../../src/workbench/host/newSignIn.ts')

describe('the folder of a tenant’s journal', () => {
  const context = { globalStorageUri: { fsPath: join('/', 'storage') } } as ExtensionContext

  it('is one of its own, and never leads out of where journals are', () => {
    const journals = join('/', 'storage', 'journal')
    const id = '0a11ce00-c047-4050-8a11-5a3d1e7e4a47'
    assert.equal(journalFolder(context, id), join(journals, id))
    for (const tenant of ['..', '.', '../../x', '..\\x', 'C:', '/etc', '%2e%2e', '.git'])
      assert.match(journalFolder(context, tenant).slice(journals.length), /^[/\\][\w-]+$/, tenant)
  })
})
