import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { BatchAnswer, Graph, Page } from '../../../../src/graph/graph.ts'
import { GraphError } from '../../../../src/graph/graphError.ts'
import { asJson, type Json } from '../../../../src/base/json.ts'

export interface Ask {
  /** Decoded path and query without the version. */
  readonly url: string
  readonly headers: Readonly<Record<string, unknown>>
}
export type Answer =
  | { readonly status?: number; readonly body?: unknown }
  | Promise<{ status?: number; body?: unknown }>

/** A Graph service that answers with `answer`, over real HTTP, and the plainest client there can be. */
export class SmallService {
  readonly asks: Ask[] = []
  /** Every request that came over the wire; a batch is one. */
  requests = 0
  root = ''
  readonly #server: Server
  readonly #answer: (ask: Ask) => Answer

  constructor(answer: (ask: Ask) => Answer) {
    this.#answer = answer
    this.#server = createServer((request, response) => void this.#serve(request, response))
  }

  async start(): Promise<Graph> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.root = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    return plainGraph(this.root)
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests++
    const url = request.url ?? ''
    response.setHeader('content-type', 'application/json')
    if (url.endsWith('/$batch')) {
      const { requests } = asJson(JSON.parse(await text(request)))
      const responses = await Promise.all(
        (requests as Json[]).map(async (inner) => ({
          id: inner['id'],
          ...(await this.#one({ url: decodeURIComponent(String(inner['url'])), headers: asJson(inner['headers']) })),
        })),
      )
      response.end(JSON.stringify({ responses: responses.toReversed() }))
      return
    }
    const path = decodeURIComponent(url.replace(/^\/(v1\.0|beta)/, ''))
    const { status, body } = await this.#one({ url: path, headers: request.headers })
    response.writeHead(status).end(JSON.stringify(body))
  }

  async #one(ask: Ask): Promise<{ status: number; body: unknown }> {
    this.asks.push(ask)
    const { status = 200, body = {} } = await this.#answer(ask)
    return { status, body }
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

function errorOf(status: number): GraphError {
  const kinds = { 400: 'badRequest', 403: 'forbidden', 404: 'notFound', 429: 'throttled' } as const
  return new GraphError(kinds[status as keyof typeof kinds] ?? 'service', `status ${status}`, { status })
}

const headers = (advanced?: boolean): Record<string, string> => (advanced ? { ConsistencyLevel: 'eventual' } : {})

function plainGraph(root: string): Graph {
  const send = async (path: string, init: RequestInit, signal?: AbortSignal): Promise<Json> => {
    const response = await fetch(`${root}/${path}`, { ...init, signal }).catch((error: unknown) => {
      throw new GraphError(signal?.aborted ? 'cancelled' : 'offline', 'no answer', { cause: error })
    })
    if (!response.ok) throw errorOf(response.status)
    return asJson(await response.json())
  }
  return {
    get: (path, options, signal) => send(path, { headers: headers(options?.advanced) }, signal),
    async *pages(path, options, signal): AsyncIterable<Page> {
      for (let next: unknown = path; typeof next === 'string';) {
        const body = await send(next, { headers: headers(options?.advanced) }, signal)
        const link = body['@odata.nextLink']
        next = typeof link === 'string' ? link.slice(root.length + 1) : undefined
        yield { value: body['value'] as Json[], last: next === undefined }
      }
    },
    async batch(version, requests, _, signal): Promise<BatchAnswer[]> {
      const answers: BatchAnswer[] = []
      for (let start = 0; start < requests.length; start += 20) {
        const inner = requests
          .slice(start, start + 20)
          .map((request, id) => ({ id: String(id), method: 'GET', ...request }))
        const body = JSON.stringify({ requests: inner })
        const { responses } = await send(`${version}/$batch`, { method: 'POST', body }, signal)
        for (const answer of responses as Json[]) {
          const status = answer['status'] as number
          answers[start + Number(answer['id'])] = status < 300 ? { body: answer['body'] } : { error: errorOf(status) }
        }
      }
      return answers
    },
    count: () => Promise.reject(new Error('not asked for here')),
    ask: () => Promise.reject(new Error('not asked for here')),
    writeTurn: () => Promise.reject(new Error('nothing is written here')),
    writeToken: () => Promise.reject(new Error('nothing is written here')),
    post: () => Promise.reject(new Error('nothing is written here')),
  }
}
