import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { systemClock } from '../../../src/base/clock.ts'
import { GraphClient } from '../../../src/graph/graphClient.ts'
import { type Authority, startAuthority } from '../../support/authority.ts'
import { sendJson, startServer, type TestServer } from '../../support/graphServer.ts'
import { Desk, secretOf } from './signInHarness.ts'

const hour = 3_600_000

/** What a sleeping laptop and a time server do: every `Date` of this process is another from now on. */
function jump(hours: number): void {
  mock.timers.enable({ apis: ['Date'], now: Date.now() + hours * hour })
}

describe('A clock that jumps while somebody is signed in', function () {
  this.timeout(15_000)
  let authority: Authority
  let service: TestServer
  let desk: Desk
  /** Tokens that have run out by the clock of the service. */
  const over = new Set<string>()

  beforeEach(async () => {
    authority = await startAuthority()
    service = await startServer(({ headers }, response) => {
      const token = headers.authorization?.replace('Bearer ', '') ?? ''
      const taken = authority.secrets.includes(token) && !over.has(token)
      sendJson(response, taken ? { id: 'a' } : { error: { code: 'InvalidAuthenticationToken' } }, taken ? 200 : 401)
    })
    desk = new Desk()
  })
  afterEach(async () => {
    mock.timers.reset()
    over.clear()
    await desk.transport.close()
    await service.close()
    await authority.close()
  })

  for (const method of ['interactiveBrowser', 'deviceCode', 'environment'] as const) {
    for (const hours of [-3, 3]) {
      it(`by ${hours} hours costs one token and no question: ${method}`, async () => {
        const signIn = desk.signIn(
          method,
          authority,
          method === 'environment' ? { environment: secretOf(authority) } : {},
        )
        await signIn.signIn()
        const graph = new GraphClient({
          cloud: { name: 'custom', graphRoot: service.origin, authorityHost: authority.host },
          tokens: signIn,
          transport: desk.transport,
          clock: systemClock,
          log: desk.log,
        })
        await graph.get('beta/x')
        const [{ prompts }, issued, sent] = [desk, authority.tokenRequests.length, service.requests.length]
        over.add(await signIn.token('read'))
        jump(hours)
        assert.deepEqual(await graph.get('beta/x'), { id: 'a' })
        assert.deepEqual(await graph.get('beta/x'), { id: 'a' })
        assert.equal(authority.tokenRequests.length, issued + 1)
        // Back, the old token looks good and is refused once; forward, it is known to be over.
        assert.equal(service.requests.length, sent + (hours < 0 ? 3 : 2))
        assert.equal(desk.prompts, prompts)
      })
    }
  }
})
