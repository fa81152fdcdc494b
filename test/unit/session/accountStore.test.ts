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
})
