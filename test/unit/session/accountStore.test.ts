import assert from 'node:assert/strict'
import { AccountStore, type StoredAccount } from '../../../src/session/accountStore.ts'
import { MemorySecrets } from '../auth/signInHarness.ts'

const ann: StoredAccount = {
  id: '1',
  tenantId: 'contoso',
  tenantName: 'Contoso',
  username: 'ann@contoso.example',
  homeAccountId: 'ann.contoso',
  method: 'deviceCode',
  cloud: 'global',
  graphRoot: 'https://graph.microsoft.com',
  authorityHost: 'https://login.microsoftonline.com',
}

describe('the accounts of a computer', () => {
  it('hold one entry for each tenant in which a person is a guest', async () => {
    const store = new AccountStore(new MemorySecrets())
    await store.put(ann)
    assert.deepEqual(await store.put({ ...ann, id: '2', tenantId: 'fabrikam', tenantName: 'Fabrikam' }), [])
    assert.deepEqual(
      (await store.list()).map(({ id }) => id),
      ['1', '2'],
    )
  })

  it('replace the entry of the same person and tenant', async () => {
    const store = new AccountStore(new MemorySecrets())
    await store.put(ann)
    assert.deepEqual(await store.put({ ...ann, id: '2' }), [ann])
    assert.deepEqual(
      (await store.list()).map(({ id }) => id),
      ['2'],
    )
  })

  for (const [what, value] of [
    ['no list', { 0: ann }],
    ['an entry without a method', [{ ...ann, method: undefined }]],
    ['a method that there is not', [{ ...ann, method: 'constructor' }]],
    ['a cloud that there is not', [{ ...ann, cloud: 'constructor' }]],
    ['an id that is no text', [{ ...ann, id: 1 }]],
    ['a name that is no text', [{ ...ann, username: { toString: 'x' } }]],
    ['an application that is no text', [{ ...ann, clientId: 5 }]],
    ['something else', [null, 1, 'x', []]],
  ] as const) {
    it(`are none where the store was damaged: ${what}`, async () => {
      const secrets = new MemorySecrets()
      await secrets.store('accounts', JSON.stringify(value))
      assert.deepEqual(await new AccountStore(secrets).list(), [])
      await new AccountStore(secrets).put(ann)
      assert.deepEqual(await new AccountStore(secrets).list(), [ann])
    })
  }
})
