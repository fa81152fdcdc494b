import assert from 'node:assert/strict'
import type { Fault } from '../../src/sampleTenant/sampleTenant.ts'
import { configurationId, excludedFrom, groupId, held, writes } from './onServer.ts'
import { outcomes } from './result.ts'
import { run, setSetting, signedInWith } from './signedIn.ts'

/** What goes wrong in place of an answer, and what a caller is told then. */
interface Trouble {
  readonly name: string
  readonly fault: Omit<Fault, 'match' | 'after' | 'skip'>
  readonly outcome: string
  /** The answer says for certain that nothing was done. */
  readonly certain?: boolean
  /** No service sends it for a request that it carried out. */
  readonly onlyInPlace?: boolean
}

const graphError = (status: number, message: string, headers: Record<string, string> = {}): Trouble['fault'] => ({
  reply: { status, headers, body: { error: { code: 'Trouble', message } } },
})
const claims = Buffer.from('{"access_token":{"acrs":{"essential":true,"value":"c1"}}}').toString('base64')
const challenge = {
  'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${claims}"`,
}
const slowDown = graphError(429, 'Too many requests.', { 'retry-after': '0.1' })

const troubles: readonly Trouble[] = [
  { name: 'a 400', fault: graphError(400, 'No.'), outcome: 'failed badRequest', certain: true },
  { name: 'one 401', fault: graphError(401, 'Expired.'), outcome: 'applied', certain: true },
  {
    name: 'nothing but 401',
    fault: { ...graphError(401, 'Expired.', challenge), times: 9 },
    outcome: 'failed unauthorized',
    certain: true,
  },
  {
    name: 'a 403 that names a scope',
    fault: graphError(403, 'must have one of the following scopes: DeviceManagementConfiguration.ReadWrite.All'),
    outcome: 'failed missingScope',
    certain: true,
  },
  { name: 'a 403 of a role', fault: graphError(403, 'Forbidden.'), outcome: 'failed forbidden', certain: true },
  { name: 'a 404', fault: graphError(404, 'No such thing.'), outcome: 'failed notFound', certain: true },
  { name: 'a 409', fault: graphError(409, 'In the way.'), outcome: 'failed conflict', certain: true },
  { name: 'one 429 with Retry-After', fault: slowDown, outcome: 'applied', onlyInPlace: true },
  { name: 'one 429 without', fault: graphError(429, 'Wait.'), outcome: 'applied', onlyInPlace: true },
  { name: 'nothing but 429', fault: { ...slowDown, times: 9 }, outcome: 'failed throttled', onlyInPlace: true },
  { name: 'a 500', fault: graphError(500, 'Broken.'), outcome: 'failed unknownOutcome' },
  { name: 'a 503', fault: graphError(503, 'Busy.'), outcome: 'failed unknownOutcome' },
  { name: 'a broken connection', fault: { drop: true }, outcome: 'failed unknownOutcome' },
  {
    name: 'a redirect',
    fault: { reply: { status: 307, headers: { location: 'http://127.0.0.1:9/beta' } } },
    outcome: 'failed unsafeLink',
    certain: true,
  },
]

const write = { method: 'POST', path: /\/(assign|groupAssignments)$/ }
const read = { method: 'GET', path: /\/assignments/ }
const before = ['all devices only Apple silicon']
const after = ['all devices only Apple silicon', 'include SG-HR']

for (const routes of ['plain', 'none'] as const) {
  describe(`a write that meets trouble, on a service ${routes === 'none' ? 'without' : 'with'} the documented call`, () => {
    const host = signedInWith({ routes })
    beforeEach(async () => {
      // What the service lacks is learnt before: the trouble is for the write that counts.
      if (routes === 'none') await setSetting('writeRoute', 'assign')
    })
    const add = () =>
      run('addAssignment', {
        configurationIds: [configurationId(host.tenant, 'FileVault')],
        groupId: groupId(host.tenant, 'SG-HR'),
      })

    for (const { name, fault, outcome, certain = false, onlyInPlace = false } of troubles) {
      it(`${name} in place of it: ${outcome}`, async () => {
        const stop = host.tenant.fail({ match: write, ...fault })
        const result = await add()
        stop()
        assert.deepEqual(outcomes(result), [outcome])
        const { error } = result.configurations[0] ?? {}
        if (error) assert.match(error.message, /^[A-Z].*[.]$/s)
        await holds(outcome === 'applied' ? 'ours' : outcome === 'failed unknownOutcome' ? 'unknown' : 'nothing')
      })

      if (onlyInPlace) continue
      // What was refused for certain and is there all the same is somebody else's, and not for an undo to take away.
      const theirs = certain
      it(`${name} after it was carried out: ${theirs ? 'unchanged' : 'applied'}`, async () => {
        const stop = host.tenant.fail({ match: write, after: true, ...fault })
        const result = await add()
        stop()
        assert.deepEqual(outcomes(result), [theirs ? 'unchanged' : 'applied'])
        await holds(theirs ? 'theirs' : 'ours')
      })
    }

    /** What was said, what the service holds, and what the undo knows are one story. */
    async function holds(what: 'ours' | 'theirs' | 'nothing' | 'unknown'): Promise<void> {
      assert.deepEqual(held(host.tenant, 'FileVault'), what === 'nothing' || what === 'unknown' ? before : after)
      // What may land later can be undone: so far there is nothing to take back.
      const undone = { ours: ['applied'], unknown: ['unchanged'], theirs: [], nothing: [] }[what]
      assert.deepEqual(outcomes(await run('undoLastChange', {})), undone)
      assert.deepEqual(held(host.tenant, 'FileVault'), what === 'theirs' ? after : before)
    }

    it('an answer that is no JSON is no reason to doubt a write that the read-back shows', async () => {
      host.tenant.fail({ match: write, after: true, reply: { status: 200, body: '<html>Sign in</html>' } })
      assert.deepEqual(outcomes(await add()), ['applied'])
      assert.deepEqual(held(host.tenant, 'FileVault'), after)
    })

    it('a page of a guest network in place of the service is not taken for a success', async () => {
      const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }
      host.tenant.fail({ match: write, reply: page })
      const [outcome = ''] = outcomes(await add())
      assert.match(outcome, /^failed (badResponse|differentlyKept|unknownOutcome)$/)
      assert.deepEqual(held(host.tenant, 'FileVault'), before)
      await run('undoLastChange', {})
      assert.deepEqual(held(host.tenant, 'FileVault'), before)
    })

    it('says that nobody knows where neither the answer nor the set can be read, and the undo finds out', async () => {
      for (const carriedOut of [true, false]) {
        const skip = 1
        const stops = [
          host.tenant.fail({ match: write, after: carriedOut, drop: true }),
          host.tenant.fail({ match: read, skip, times: 1_000, ...graphError(500, 'Broken') }),
        ]
        assert.deepEqual(outcomes(await add()), ['failed unknownOutcome'])
        for (const stop of stops) stop()
        assert.deepEqual(held(host.tenant, 'FileVault'), carriedOut ? after : before)
        assert.deepEqual(outcomes(await run('undoLastChange', {})), [carriedOut ? 'applied' : 'unchanged'])
        assert.deepEqual(held(host.tenant, 'FileVault'), before)
      }
    })

    it('is applied, with the reason why it could not be read back', async () => {
      const skip = 1
      const stop = host.tenant.fail({ match: read, skip, times: 1_000, ...graphError(500, 'Broken') })
      assert.deepEqual(outcomes(await add()), ['applied service'])
      stop()
      assert.deepEqual(held(host.tenant, 'FileVault'), after)
      assert.deepEqual(outcomes(await run('undoLastChange', {})), ['applied'])
      assert.deepEqual(held(host.tenant, 'FileVault'), before)
    })

    it('says so where the service took it and holds something else', async () => {
      const id = configurationId(host.tenant, 'FileVault')
      const kept = host.tenant.assignmentsOf(id)
      host.tenant.fail({ match: write, after: true, run: (tenant) => tenant.edit(id, kept) })
      assert.deepEqual(outcomes(await add()), ['failed differentlyKept'])
      assert.deepEqual(outcomes(await run('undoLastChange', {})), ['unchanged'])
      assert.deepEqual(held(host.tenant, 'FileVault'), before)
    })

    it('says how much the service did not keep of what was left alone', async () => {
      const id = configurationId(host.tenant, 'FileVault')
      host.tenant.fail({
        match: write,
        after: true,
        run: (tenant) => tenant.edit(id, tenant.assignmentsOf(id).slice(1)),
      })
      const result = await add()
      assert.deepEqual(outcomes(result), ['applied'])
      assert.deepEqual(held(host.tenant, 'FileVault'), ['include SG-HR'])
      assert.equal(result.configurations[0]?.lost, 1)
    })

    it('is unknown where somebody else put the group elsewhere while the answer was lost', async () => {
      const id = configurationId(host.tenant, 'FileVault')
      const theirs = [...host.tenant.assignmentsOf(id), excludedFrom(groupId(host.tenant, 'SG-HR'))]
      host.tenant.fail({ match: write, run: (tenant) => tenant.edit(id, theirs), drop: true })
      assert.deepEqual(outcomes(await add()), ['failed unknownOutcome'])
      assert.equal(writes(host.tenant).length, 1)
      assert.deepEqual(outcomes(await run('undoLastChange', {})), ['unchanged'])
      assert.deepEqual(held(host.tenant, 'FileVault'), ['all devices only Apple silicon', 'exclude SG-HR'])
    })

    it('says that the configuration is gone', async () => {
      const id = configurationId(host.tenant, 'FileVault')
      const others = ['macOS login window', 'macOS VPN'].map((name) => configurationId(host.tenant, name))
      host.tenant.removeConfiguration(id)
      const result = await run('addAssignment', {
        configurationIds: [id, ...others],
        groupId: groupId(host.tenant, 'SG-HR'),
      })
      assert.deepEqual(outcomes(result), ['failed notFound', 'applied', 'applied'])
      assert.deepEqual(outcomes(await run('undoLastChange', {})), ['applied', 'applied'])
    })

    it('hands the challenge of a 401 on to the authority, and goes on with the token it gets', async () => {
      host.tenant.fail({ match: write, ...graphError(401, 'Step up', challenge) })
      const asked = host.authority.tokenRequests.length
      assert.deepEqual(outcomes(await add()), ['applied'])
      const more = host.authority.tokenRequests.slice(asked)
      assert.equal(more.length, 1)
      assert.match(more[0]?.claims ?? '', /"acrs"/)
    })

    it('waits as long as the service asks', async () => {
      host.tenant.fail({ match: write, ...graphError(429, 'Wait', { 'retry-after': '1' }) })
      const started = performance.now()
      assert.deepEqual(outcomes(await add()), ['applied'])
      assert.ok(performance.now() - started >= 990)
      assert.equal(writes(host.tenant).length, 2)
    })
  })
}

describe('an account that may only read', () => {
  const host = signedInWith({ tokens: () => 'read' })

  it('is told which permission is missing, and has nothing to undo', async () => {
    const was = held(host.tenant, 'FileVault')
    const configurationIds = [configurationId(host.tenant, 'FileVault')]
    const edits: readonly (readonly [command: string, args: object])[] = [
      ['addAssignment', { configurationIds, groupId: groupId(host.tenant, 'SG-HR') }],
      ['addAssignment', { configurationIds, target: 'allUsers' }],
      ['removeAssignment', { configurationIds, target: 'allDevices' }],
    ]
    for (const [command, args] of edits) {
      const result = await run(command, args)
      assert.deepEqual(outcomes(result), ['failed missingScope'])
      assert.match(result.configurations[0]?.error?.message ?? '', /DeviceManagementConfiguration\.ReadWrite\.All/)
    }
    assert.deepEqual(held(host.tenant, 'FileVault'), was)
    assert.deepEqual(await run('undoLastChange', {}), { configurations: [] })
  })
})
