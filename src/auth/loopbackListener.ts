import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { GraphError } from '../graph/graphError.ts'

/** What the browser brought back: a code, or what the authority refused with. */
export type BrowserAnswer =
  | { readonly code: string; readonly clientInfo: string }
  | { readonly error: string; readonly description: string }

/**
 * Waits on loopback for the browser to come back from the authority. An answer counts only with the `state` that this
 * sign-in sent out: any page of any browser can call an address of this machine.
 */
export class LoopbackListener {
  readonly state = randomBytes(32).toString('base64url')
  readonly #server = createServer((request, response) => this.#answer(request, response))
  readonly #answered = Promise.withResolvers<BrowserAnswer>()
  #page = page('Sign in in your browser, then go back to VS Code.')

  constructor(signal?: AbortSignal) {
    // Whoever never asks for the answer is not to hear of it either.
    this.#answered.promise.catch(() => undefined)
    const giveUp = (): void => this.#answered.reject(new GraphError('cancelled', 'Cancelled.'))
    if (signal?.aborted === true) giveUp()
    signal?.addEventListener('abort', giveUp, { once: true })
    this.#server.on('close', () => signal?.removeEventListener('abort', giveUp))
    this.#server.on('error', (error) => this.#answered.reject(error))
  }

  /** Resolves with the address to come back to. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(0, '127.0.0.1', resolve)
    })
    const address = this.#server.address()
    // Entra takes any port for this name, and for no other form of it.
    return `http://localhost:${typeof address === 'object' ? address?.port : 0}`
  }

  /** Rejects with `cancelled` as soon as the signal aborts. */
  answer(): Promise<BrowserAnswer> {
    return this.#answered.promise
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const query = URL.parse(request.url ?? '', 'http://localhost')?.searchParams ?? new URLSearchParams()
    const [code, error] = [query.get('code'), query.get('error')]
    if (request.method !== 'GET' || (code === null && error === null)) return this.#show(response, 200)
    if (query.get('state') !== this.state) return this.#show(response, 400)
    if (error !== null) {
      this.#page = page('You are not signed in. Go back to VS Code and try again.')
      this.#answered.resolve({ error, description: query.get('error_description') ?? '' })
    } else if (code !== null) {
      this.#page = page('You are signed in. Go back to VS Code.')
      this.#answered.resolve({ code, clientInfo: query.get('client_info') ?? '' })
    }
    // The code does not stay in the history of the browser.
    response.writeHead(302, { ...headers, location: '/' }).end()
  }

  #show(response: ServerResponse, status: number): void {
    response.writeHead(status, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(this.#page)
  }
}

const headers = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'",
}

function page(text: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Intune Assignments</title><p>${text}</p>`
}
