import assert from 'node:assert/strict'
import type { Kind } from '../../../../src/intune/kinds/kind.ts'
import { kindOf, kindTable } from '../../../../src/intune/kinds/kindTable.ts'
import type { KindState } from '../../../../src/intune/tenant/kindState.ts'
import {
  type Fault,
  type SampleTenant,
  type SampleTenantOptions,
  startSampleTenant,
} from '../../../../src/sampleTenant/sampleTenant.ts'
import { Administrator } from '../applying/administrator.ts'

const badRequest = (message: string): Fault['reply'] => ({
  status: 400,
  body: { error: { code: 'BadRequest', message } },
})

/** What a list was seen to answer for one kind or another, answered for all of them. */
describe('the lists of all kinds', () => {
  let service: SampleTenant
  let ada: Administrator
  const start = async (options: SampleTenantOptions = {}): Promise<void> => {
    service = await startSampleTenant({ throttle: false, ...options })
    ada = await Administrator.signIn(service, { kinds: () => kindTable })
  }
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })
  const listOf = ({ collection }: Kind, more = ''): Fault['match'] => ({
    method: 'GET',
    path: new RegExp(`/beta/${collection}(\\?.*)?${more}$`),
  })
  const states = (): readonly string[] => [...new Set([...ada.tenant.kinds].map(([, { state }]) => state))]
  const stateOf = (kind: Kind): KindState | undefined => ada.tenant.kinds.get(kind)
  /** Every row with its set, as text. */
  const shown = (): readonly string[] =>
    [...ada.tenant.configurations]
      .map((one) => {
        const set = ada.tenant.set(one)
        const held =
          set?.state === 'read' ? set.set.assignments.map(({ raw }) => String(raw['id'])).toSorted() : set?.state
        return `${one.kind.id}/${one.id} ${one.displayName} ${String(held)}`
      })
      .toSorted()

  it('are read without any option where the service takes none, with the same result', async () => {
    await start()
    const before = shown()
    const refused = badRequest("Query option 'Expand' is not allowed.")
    for (const kind of kindTable) {
      service.fail({
        match: { method: 'GET', path: new RegExp(`/beta/${kind.collection}\\?\\$(select|expand|top|filter)`) },
        times: 9,
        reply: refused,
      })
    }
    await ada.tenant.load()
    assert.deepEqual(states(), ['read'])
    // Without its filter the list of apps has Microsoft's own as well.
    assert.deepEqual(
      shown().filter((row) => !row.includes('(app protection only)')),
      before,
    )
  })

  it('that are empty are read, and are not the same as lists that could not be read', async () => {
    await start()
    for (const kind of kindTable) service.fail({ match: listOf(kind), reply: { status: 200, body: { value: [] } } })
    await ada.tenant.load()
    assert.deepEqual(states(), ['read'])
    assert.deepEqual(shown(), [])
  })

  for (const [what, reply] of [
    ['have another shape', { status: 200, body: {} }],
    ['hold something else than a list', { status: 200, body: { value: { id: 'x' } } }],
    ['hold something that is no object', { status: 200, body: { value: [{ id: 'x' }, null, 7] } }],
    ['are no JSON', { status: 200, body: '<html>Sign in</html>' }],
    ['are refused', { status: 400, body: { error: { code: 'BadRequest', message: 'No.' } } }],
    ['end in an error of the service', { status: 500, body: '' }],
    [
      'lead to another server',
      { status: 200, body: { value: [], '@odata.nextLink': 'https://graph.example.com/beta/x?$skiptoken=1' } },
    ],
  ] as const) {
    it(`that ${what} are not read, and what was read before stays`, async () => {
      await start()
      const before = shown()
      // One kind is read, so that the refresh as a whole succeeds.
      const [spared, ...others] = kindTable
      assert(spared)
      for (const kind of others) service.fail({ match: listOf(kind), times: 99, reply })
      await ada.tenant.load()
      assert.deepEqual(
        kindTable.filter((kind) => stateOf(kind)?.state !== 'failed'),
        [spared],
      )
      assert.deepEqual(shown(), before)
    })
  }

  it('that never end are given up, with what came so far', async () => {
    await start()
    const before = shown()
    for (const kind of kindTable.slice(1)) {
      const next = `${service.root}/beta/${kind.collection}?$skiptoken=again`
      const [first] = kind.id === 'windowsInformationProtectionPolicies' ? [] : service.kind(kind.id).all()
      const body = { value: first ? [first] : [], '@odata.nextLink': next }
      service.fail({ match: listOf(kind), times: 99, reply: { status: 200, body } })
    }
    await ada.tenant.load()
    assert.deepEqual(
      kindTable.slice(1).map((kind) => stateOf(kind)?.state),
      kindTable.slice(1).map(() => 'failed'),
    )
    assert.equal(shown().length, before.length)
  })

  it('that break off in the middle show what came, and the rest of before', async () => {
    await start({ pageSize: 2 })
    const before = shown()
    service.fail({ match: { method: 'GET', path: /skiptoken/ }, times: 999, drop: true })
    await ada.tenant.load()
    assert.ok(states().includes('failed'))
    assert.deepEqual(shown(), before)
  })

  it('show rows without a name, and leave out what has no id to be known by', async () => {
    await start()
    const scripts = kindOf('deviceShellScripts')
    assert(scripts)
    const odd = [{ displayName: 'no id' }, { id: 5 }, { id: 'a', displayName: null, assignments: [] }, { id: 'b' }]
    service.fail({ match: listOf(scripts), reply: { status: 200, body: { value: odd } } })
    await ada.tenant.loadKinds([scripts])
    const rows = [...ada.tenant.configurations].filter(({ kind }) => kind === scripts)
    assert.deepEqual(
      rows.map((one) => [one.id, one.displayName, ada.tenant.set(one)?.state]),
      [
        ['a', '', 'read'],
        // Its assignments did not come with the list, and nobody knows it when it is asked for.
        ['b', '', 'unread'],
      ],
    )
  })

  it('tell two kinds with one id apart, and ask which one a bare id means', async () => {
    await start()
    const [scripts, templates] = [kindOf('deviceShellScripts'), kindOf('groupPolicyConfigurations')]
    assert(scripts && templates)
    const [script] = service.kind(scripts.id).all()
    const twin = { ...script, displayName: 'The other one', assignments: [] }
    service.fail({ match: listOf(templates), reply: { status: 200, body: { value: [twin] } } })
    await ada.tenant.loadKinds([templates])
    const id = String(script?.['id'])
    const names = [scripts, templates].map((kind) => ada.tenant.configuration({ kind, id })?.displayName)
    assert.deepEqual(names, [script?.['displayName'], 'The other one'])
    assert.equal((await ada.tenant.find(`${templates.id}/${id}`))?.kind, templates)
    await assert.rejects(ada.tenant.find(id), { kind: 'ambiguous' })
  })

  it('keep their rows where a permission is taken away, and say which is missing', async () => {
    let rights: 'write' | readonly string[] = 'write'
    await start({ tokens: () => rights })
    const before = shown()
    rights = ['DeviceManagementConfiguration.Read.All']
    await ada.tenant.load()
    const apps = kindOf('mobileApps')
    assert(apps)
    const state = stateOf(apps)
    assert(state?.state === 'notAllowed')
    assert.deepEqual(state.scopes, ['DeviceManagementApps.Read.All', 'DeviceManagementApps.ReadWrite.All'])
    assert.deepEqual(shown(), before)
    rights = 'write'
    await ada.tenant.load()
    assert.deepEqual([states(), shown()], [['read'], before])
  })

  it('bring 5,000 apps in six requests', async () => {
    await start({ configurations: 0, apps: 5_000 })
    const apps = service.requests.filter(({ path }) => path.includes('/mobileApps'))
    assert.equal(apps.length, 6)
    const rows = [...ada.tenant.configurations].filter(({ kind }) => kind.id === 'mobileApps')
    assert.equal(rows.length, 5_000)
    for (const one of rows) assert.equal(ada.tenant.set(one)?.state, 'read')
  })
})
