import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Call, callOf } from './call.ts'

import type { Reply } from './reply.ts'

/** A body that is larger is not read further. */
const mostBytes = 8 * 1024 * 1024

const json = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'

/** Who knows the answers. */
export interface Answering {
  answer(call: Call): Promise<Reply | 'drop'>
}

/** Rejects when the port is taken. */
export async function listen(port: number): Promise<Server> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  return server
}

/** Hands what comes over HTTP to the exchange and its replies back. */
export function serve(server: Server, exchange: Answering, closing: AbortSignal): void {
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response, exchange).catch((error: unknown) => {
      // A closing tenant and a client that went away need no answer; anything else is a mistake of ours.
      if (closing.aborted || request.destroyed || response.headersSent) return response.destroy()
      send(response, { status: 500, body: { error: { code: 'InternalServerError', message: String(error) } } })
    })
  })
}

async function answer(request: IncomingMessage, response: ServerResponse, exchange: Answering): Promise<void> {
  const body = await read(request)
  if (body === undefined) return send(response, { status: 413 })
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
  const call = callOf(request.url ?? '/', { method: request.method ?? 'GET', headers, body, inner: false })
  if (!call) return send(response, { status: 400 })
  const reply = await exchange.answer(call)
  if (reply === 'drop') request.socket.destroy()
  else send(response, reply)
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const type = text === '' ? {} : { 'content-type': json }
  const length = status === 204 || status === 304 ? {} : { 'content-length': Buffer.byteLength(text) }
  response.writeHead(status, { 'odata-version': '4.0', 'cache-control': 'no-cache', ...type, ...length, ...headers })
  response.end(text)
}

async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    bytes += chunk.length
    if (bytes > mostBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
