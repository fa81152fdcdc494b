import type { Clock } from '../../../src/base/clock.ts'
import { GraphClient } from '../../../src/graph/graphClient.ts'
import { GraphError } from '../../../src/graph/graphError.ts'
import type { Access } from '../../../src/graph/tokenSource.ts'
import type { Log } from '../../../src/base/log.ts'
import type { NetworkSettings } from '../../../src/graph/networkSettings.ts'
import { UndiciTransport } from '../../../src/graph/undiciTransport.ts'
import { startServer } from '../../support/graphServer.ts'
import type { Answer, TestServer } from '../../support/graphServer.ts'

export const plainNetwork: NetworkSettings = {
  noProxy: [],
  strictSSL: true,
  useSystemCertificates: false,
  environment: {},
}

/** A clock on which every wait is over at once, and that remembers how long it was. */
export class FastClock implements Clock {
  readonly sleeps: number[] = []
  #now = Date.now()
  now(): number {
    return this.#now
  }
  monotonic(): number {
    return this.#now
  }
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    this.sleeps.push(ms)
    this.#now += ms
    return Promise.resolve()
  }
}

export class MemoryLog implements Log {
  readonly lines: string[] = []
  trace = (message: string): void => void this.lines.push(message)
  debug = this.trace
  info = this.trace
  warn = this.trace
  error = this.trace
}

/** A client on a server that answers as the test says. */
export interface Harness {
  readonly client: GraphClient
  readonly server: TestServer
  readonly clock: FastClock
  readonly log: MemoryLog
  /** What the client asked its token source for, in order. */
  readonly asked: { access: Access; claims?: string; fresh?: boolean }[]
  close(): Promise<void>
}

export async function startHarness(
  answer: Answer,
  options: { timeoutMs?: number; root?: string } = {},
): Promise<Harness> {
  const server = await startServer(answer)
  const clock = new FastClock()
  const log = new MemoryLog()
  const transport = new UndiciTransport(plainNetwork)
  const asked: Harness['asked'] = []
  const client = new GraphClient({
    cloud: { name: 'custom', graphRoot: options.root ?? server.origin, authorityHost: 'https://localhost' },
    tokens: {
      token: (access, tokenOptions = {}) => {
        asked.push({ access, ...tokenOptions })
        return Promise.resolve(`token-${asked.length}`)
      },
    },
    transport,
    clock,
    log,
    timeoutMs: options.timeoutMs ?? 5_000,
  })
  return {
    client,
    server,
    clock,
    log,
    asked,
    close: async () => {
      await transport.close()
      await server.close()
    },
  }
}

/** The `GraphError` that the work ends with. */
export async function failure(work: Promise<unknown>): Promise<GraphError> {
  try {
    await work
  } catch (error) {
    if (error instanceof GraphError) return error
    throw error
  }
  throw new Error('It did not fail')
}

/** All items of all pages. */
export async function everything(pages: AsyncIterable<{ value: readonly unknown[] }>): Promise<unknown[]> {
  const all: unknown[] = []
  for await (const page of pages) all.push(...page.value)
  return all
}
