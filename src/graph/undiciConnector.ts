import { Socket } from 'node:net'
import type { buildConnector } from 'undici'
import { connectionError } from './connectionError.ts'
import { GraphError } from './graphError.ts'
import type { NetworkSettings } from './networkSettings.ts'
import { proxyFor } from './networkSettings.ts'
import type * as undiciModule from './undici.ts'

type Undici = typeof undiciModule

/** Milliseconds until one connection attempt is given up. */
const connectTimeoutMs = 15_000
/** Milliseconds before the next address is tried beside the first (RFC 8305); Node's 250 fails on slow lines. */
const nextAddressMs = 1_000

/**
 * Opens connections straight or through a proxy's CONNECT, as the settings say for each origin.
 * It fails with a `GraphError` of `processed: 'no'`: what fails here never reached the service.
 */
export function undiciConnector(undici: Undici, settings: NetworkSettings, ca: string[]): buildConnector.connector {
  const connect = undici.buildConnector({
    ca,
    rejectUnauthorized: settings.strictSSL,
    timeout: connectTimeoutMs,
    allowH2: false,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: nextAddressMs,
  })

  return (options, callback) => {
    const host = options.hostname
    const fail = (error: unknown): void => callback(connectionError(error, host, 'no'), null)
    const finish: buildConnector.Callback = (...[error, socket]) => {
      if (error === null) callback(null, socket)
      else fail(error)
    }
    try {
      const port = options.port === '' ? '' : `:${options.port}`
      const proxy = proxyFor(new URL(`${options.protocol}//${bracketed(host)}${port}`), settings)
      if (proxy === undefined) connect(options, finish)
      else {
        openTunnel(undici, connect, new URL(proxy), options, settings).then((httpSocket) => {
          if (options.protocol === 'https:') connect({ ...options, httpSocket }, finish)
          else callback(null, httpSocket)
        }, fail)
      }
    } catch (error) {
      fail(error)
    }
  }
}

/** A socket through the proxy to the target, not yet encrypted. */
async function openTunnel(
  undici: Undici,
  connect: buildConnector.connector,
  proxy: URL,
  target: buildConnector.Options,
  settings: NetworkSettings,
): Promise<Socket> {
  if (proxy.protocol !== 'http:' && proxy.protocol !== 'https:') {
    throw new GraphError('proxy', `Proxies of the kind ${proxy.protocol} are not supported.`)
  }
  const port = target.port === '' ? (target.protocol === 'https:' ? '443' : '80') : target.port
  const authority = `${bracketed(target.hostname)}:${port}`
  const authorization = settings.proxyAuthorization ?? basicAuthorization(proxy)
  const client = new undici.Client(proxy.origin, { connect })
  try {
    const { statusCode, socket } = await client.connect({
      path: authority,
      headers: { host: authority, ...(authorization !== undefined && { 'proxy-authorization': authorization }) },
      signal: AbortSignal.timeout(connectTimeoutMs),
    })
    if (statusCode === 200 && socket instanceof Socket) return socket
    socket.destroy()
    throw refusal(proxy, statusCode)
  } catch (error) {
    if (error instanceof GraphError && error.kind === 'proxy') throw error
    const { message } = connectionError(error, proxy.host, 'no')
    throw new GraphError('proxy', `The proxy failed: ${message}`, { cause: error })
  }
}

function refusal(proxy: URL, status: number): GraphError {
  const why = status === 407 ? 'asks for a user name and password, or refused those it got' : `refused with ${status}`
  return new GraphError('proxy', `The proxy ${proxy.host} ${why}.`, { status })
}

function basicAuthorization(proxy: URL): string | undefined {
  if (proxy.username === '') return undefined
  const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`
  return `Basic ${Buffer.from(credentials).toString('base64')}`
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}
