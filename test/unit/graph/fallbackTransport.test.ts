import assert from 'node:assert/strict'
import { FallbackTransport } from '../../../src/graph/fallbackTransport.ts'
import { GraphError } from '../../../src/graph/graphError.ts'
import type { GraphErrorKind } from '../../../src/graph/graphError.ts'
import type { Transport, TransportRequest } from '../../../src/graph/transport.ts'
import { UndiciTransport } from '../../../src/graph/undiciTransport.ts'
import { startAuthority } from '../../support/authority.ts'
import { makeCertificate } from '../../support/certificate.ts'
import { failure, MemoryLog, plainNetwork } from './graphHarness.ts'

const request: TransportRequest = { method: 'GET', url: 'https://graph.test.invalid/x', headers: {}, timeoutMs: 5_000 }

/** Counts what it is asked for, and answers. */
class Second implements Transport {
  asked = 0
  send(): Promise<{ status: number; headers: Record<string, string>; text: string }> {
    this.asked++
    return Promise.resolve({ status: 200, headers: {}, text: 'second' })
  }
}

function failing(kind: GraphErrorKind, processed: 'no' | 'unknown' = 'no'): Transport {
  return { send: () => Promise.reject(new GraphError(kind, 'no', { processed })) }
}

describe('the second way into the network', () => {
  for (const kind of ['proxy', 'offline'] as const) {
    it(`is taken where the first did not get out: ${kind}`, async () => {
      const second = new Second()
      const { text } = await new FallbackTransport(failing(kind), second, new MemoryLog()).send(request)
      assert.deepEqual([text, second.asked], ['second', 1])
    })
  }

  for (const [kind, processed] of [
    ['certificate', 'no'],
    ['offline', 'unknown'],
    ['timeout', 'unknown'],
    ['cancelled', 'no'],
    ['badResponse', 'no'],
  ] as const) {
    it(`is not taken after ${kind}, processed: ${processed}`, async () => {
      const second = new Second()
      const sent = new FallbackTransport(failing(kind, processed), second, new MemoryLog()).send(request)
      assert.deepEqual([(await failure(sent)).kind, second.asked], [kind, 0])
    })
  }

  describe('where the environment takes any certificate', () => {
    const variable = 'NODE_TLS_REJECT_UNAUTHORIZED'
    const before = process.env[variable]
    afterEach(() => {
      if (before === undefined) delete process.env[variable]
      else process.env[variable] = before
    })

    it('is not taken, nothing reaches a stranger, and the log says so', async () => {
      process.env[variable] = '0'
      const stranger = await startAuthority(await makeCertificate())
      const log = new MemoryLog()
      const settings = { ...plainNetwork, environment: { [variable]: '0' } }
      const first = new UndiciTransport(settings, { authorities: () => [], log })
      const second = new Second()
      const url = `${stranger.host}/oauth2/v2.0/token`
      const sent = new FallbackTransport(first, second, log).send({ ...request, url })
      assert.equal((await failure(sent)).kind, 'certificate')
      assert.deepEqual([stranger.paths, second.asked], [[], 0])
      assert.match(log.lines.join('\n'), /NODE_TLS_REJECT_UNAUTHORIZED is 0/)
      await first.close()
      await stranger.close()
    })
  })
})
