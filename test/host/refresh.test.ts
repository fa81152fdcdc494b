import assert from 'node:assert/strict'
import { configurationId, groupId } from './onServer.ts'
import { outcomes } from './result.ts'
import { hostWith, run, signedInWith } from './signedIn.ts'

interface Counts {
  readonly configurations: number
  readonly assignments: number
  readonly unread: number
}

interface Refreshed extends Counts {
  readonly kinds: readonly { readonly kind: string; readonly state: string; readonly assignments: number }[]
}

/** What a refresh counted over all kinds, which has to be what it counted of the only one that was asked for. */
async function refresh(): Promise<Counts> {
  const { kinds, ...counts } = await run<Refreshed>('refresh', {})
  const { configurations, assignments } = counts
  assert.deepEqual(kinds, [{ kind: 'deviceConfigurations', state: 'read', configurations, assignments }])
  return counts
}
const list = { method: 'GET', path: /\/deviceConfigurations\?/ }
const broken = { reply: { status: 500, body: { error: { code: 'InternalServerError', message: 'Broken.' } } } }

for (const [name, options] of [
  ['in one page', {}],
  ['in pages, with empty ones between', { pageSize: 5, emptyPages: true }],
  ['with sets cut short', { expandPageSize: 1, assignmentsPageSize: 2, emptyPages: true }],
] as const) {
  describe(`refresh, of a list ${name}`, () => {
    const host = signedInWith(options)

    it('counts what the service holds', async () => {
      assert.deepEqual(await refresh(), heldBy())
    })

    it('counts what others did since', async () => {
      const id = configurationId(host.tenant, 'FileVault')
      host.tenant.edit(id, [])
      host.tenant.removeConfiguration(configurationId(host.tenant, 'macOS VPN'))
      const counts = await refresh()
      assert.deepEqual(counts, heldBy())
      assert.equal(counts.configurations, host.tenant.configurations().length)
    })

    function heldBy(): Counts {
      const configurations = host.tenant.configurations()
      const sets = configurations.map(({ id }) => host.tenant.assignmentsOf(String(id)))
      return { configurations: sets.length, assignments: sets.flat().length, unread: 0 }
    }
  })
}

describe('refresh, of sets that cannot be read', () => {
  const host = signedInWith({ expandPageSize: 1 })

  it('counts them as unread, not as empty', async () => {
    const whole = await refresh()
    const id = configurationId(host.tenant, 'macOS restrictions')
    host.tenant.fail({ match: { method: 'GET', path: new RegExp(`${id}/assignments`) }, times: 99, ...broken })
    const lost = host.tenant.assignmentsOf(id).length
    assert.ok(lost > 1)
    assert.deepEqual(await refresh(), { ...whole, assignments: whole.assignments - lost, unread: 1 })
  })

  it('reads them again at the next one', async () => {
    const whole = await refresh()
    const stop = host.tenant.fail({ match: { method: 'GET', path: /\/assignments/ }, times: 999, ...broken })
    assert.ok((await refresh()).unread > 1)
    stop()
    assert.deepEqual(await refresh(), whole)
  })
})

describe('a refresh that fails', () => {
  const host = signedInWith({ pageSize: 5 })

  for (const [name, fault] of [
    ['at the first page', { ...broken }],
    ['at the third page', { ...broken, skip: 2 }],
    ['by a 403 of a role', { reply: { status: 403, body: { error: { code: 'Forbidden', message: '' } } } }],
    ['by a page of a guest network', { reply: { status: 200, body: '<html>Sign in</html>' } }],
    ['by a list that is none', { reply: { status: 200, body: { '@odata.context': 'x' } } }],
  ] as const) {
    it(`${name} rejects, and the list stays as it was`, async () => {
      const whole = await refresh()
      const stop = host.tenant.fail({ match: list, times: 99, ...fault })
      await assert.rejects(refresh(), (error: Error) => error.message !== '')
      stop()
      // What was read before is still there to plan with: no configuration is read but the one that is written.
      host.tenant.clearRequests()
      const configurationIds = [configurationId(host.tenant, 'FileVault')]
      const result = await run('addAssignment', { configurationIds, groupId: groupId(host.tenant, 'SG-HR') })
      assert.deepEqual(outcomes(result), ['applied'])
      assert.equal(host.tenant.requests.length, 3)
      assert.deepEqual(await refresh(), { ...whole, assignments: whole.assignments + 1 })
    })
  }

  it('rejects to a caller without arguments, too', async () => {
    host.tenant.fail({ match: list, times: 9, ...broken })
    await assert.rejects(run('refresh'))
  })

  it('waits and goes on where the service is busy', async () => {
    const busy = { reply: { status: 429, headers: { 'retry-after': '0.1' }, body: {} } }
    const whole = await refresh()
    host.tenant.fail({ match: list, times: 3, ...busy })
    assert.deepEqual(await refresh(), whole)
  })

  it('goes on after a broken connection', async () => {
    const whole = await refresh()
    host.tenant.fail({ match: list, times: 2, drop: true })
    assert.deepEqual(await refresh(), whole)
  })
})

describe('two refreshes at once', () => {
  const host = signedInWith()

  it('both resolve to the newest', async () => {
    const whole = await refresh()
    const first = await slowRefresh()
    const id = configurationId(host.tenant, 'FileVault')
    const lost = host.tenant.assignmentsOf(id).length
    host.tenant.edit(id, [])
    const expected = { ...whole, assignments: whole.assignments - lost }
    assert.deepEqual(await Promise.all([first.counts, refresh()]), [expected, expected])
  })

  it('both fail with the newest', async () => {
    const first = await slowRefresh()
    host.tenant.fail({ match: list, times: 9, ...broken })
    const results = await Promise.allSettled([first.counts, refresh()])
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'rejected'],
    )
  })

  /** One whose answer is as it was when it was asked for, and comes late; resolves when the service has the request. */
  async function slowRefresh(): Promise<{ counts: Promise<Counts> }> {
    let asked: (() => void) | undefined
    const underWay = new Promise<void>((resolve) => (asked = resolve))
    host.tenant.fail({ match: list, run: () => asked?.() })
    host.tenant.fail({ match: list, after: true, delayMs: 300 })
    const counts = refresh()
    await underWay
    return { counts }
  }
})

describe('refresh, with nobody signed in', () => {
  const host = hostWith()

  it('rejects and sends nothing', async () => {
    await assert.rejects(refresh())
    assert.deepEqual(host.tenant.requests, [])
    assert.deepEqual(host.authority.paths, [])
  })
})
