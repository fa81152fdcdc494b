import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asJson } from '../../../../src/base/json.ts'
import { kindTable } from '../../../../src/intune/kinds/kindTable.ts'
import { configurationKey } from '../../../../src/intune/model/configuration.ts'
import { snapshotFrom, snapshotJson } from '../../../../src/intune/tenant/snapshot.ts'
import { Tenant } from '../../../../src/intune/tenant/tenant.ts'
import { type SampleTenant, startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { SnapshotStore } from '../../../../src/session/snapshotStore.ts'
import { MemorySecrets } from '../../auth/signInHarness.ts'
import { Administrator } from '../applying/administrator.ts'

describe('a snapshot of a tenant', () => {
  let service: SampleTenant
  let ada: Administrator
  beforeEach(async () => {
    service = await startSampleTenant({ throttle: false })
    ada = await Administrator.signIn(service, { kinds: () => kindTable })
  })
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })
  const stored = (): ReturnType<typeof snapshotFrom> =>
    snapshotFrom(asJson(JSON.parse(JSON.stringify(snapshotJson(ada.tenant, 42)))))
  const fresh = (): Tenant => new Tenant(ada.graph, () => 43, { kinds: () => kindTable })

  it('shows the same rows after a start, each with its set and its age', () => {
    const snapshot = stored()
    const tenant = fresh()
    assert.ok(snapshot)
    tenant.restore(snapshot)
    assert.equal(tenant.restoredAt, 42)
    assert.equal(tenant.size, ada.tenant.size)
    for (const one of ada.tenant.configurations) {
      // JSON leaves out what is undefined.
      assert.equal(JSON.stringify(tenant.configuration(one)), JSON.stringify(one), configurationKey(one))
      assert.deepEqual(tenant.set(one), ada.tenant.set(one))
    }
    assert.deepEqual(
      [...tenant.kinds.values()].map(({ state }) => state),
      kindTable.map(() => 'unread'),
    )
  })

  it('gives way to what is read, and is not shown over it', async () => {
    const snapshot = stored()
    const app = service.kind('mobileApps').idOf('Zoom')
    service.kind('mobileApps').remove(app)
    const tenant = fresh()
    assert.ok(snapshot)
    tenant.restore(snapshot)
    await tenant.load()
    assert.equal(tenant.restoredAt, undefined)
    assert.equal(tenant.size, ada.tenant.size - 1)
    tenant.restore(snapshot)
    assert.equal(tenant.size, ada.tenant.size - 1)
  })

  it('is none where it is of another shape', () => {
    for (const json of [{}, { version: 0, at: 1, configurations: [] }, { version: 1, at: 'x', configurations: [] }]) {
      assert.equal(snapshotFrom(json), undefined)
    }
    assert.deepEqual(
      snapshotFrom({ version: 1, at: 1, configurations: [1, {}, { kind: 'later', id: 'x' }] })?.configurations,
      [],
    )
  })

  it('lies on the disk encrypted, opens with its own key alone, and goes with its account', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'intune-snapshot-'))
    try {
      const secrets = new MemorySecrets()
      const store = new SnapshotStore(folder, secrets)
      const json = snapshotJson(ada.tenant, 42)
      await store.save('one', json)
      await store.save('two', json)
      assert.deepEqual(await store.load('one'), JSON.parse(JSON.stringify(json)))
      const bytes = await readFile(join(folder, 'one.snapshot'))
      assert.ok(!bytes.includes('Zoom') && !bytes.includes('displayName'))
      await writeFile(join(folder, 'two.snapshot'), bytes)
      assert.equal(await store.load('two'), undefined)
      assert.equal(await new SnapshotStore(folder, new MemorySecrets()).load('one'), undefined)
      await store.keepOnly(['one'])
      assert.deepEqual(await readdir(folder), ['one.snapshot'])
      await store.keepOnly([])
      assert.deepEqual(await readdir(folder), [])
      assert.equal(await store.load('one'), undefined)
      await assert.rejects(store.save('../x', json))
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
