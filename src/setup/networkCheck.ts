import { X509Certificate } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import * as tls from 'node:tls'
import { trustedAuthorities } from '../graph/certificates.ts'
import { type NetworkSettings, proxyFor } from '../graph/networkSettings.ts'
import { undiciConnector } from '../graph/undiciConnector.ts'
import { abortable } from '../base/abortable.ts'

/** How many addresses the name has. Rejects with Node's error, whose `code` says why (`ENOTFOUND`, `EAI_AGAIN`, …). */
export async function addressesOf(url: string, signal?: AbortSignal): Promise<number> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
  return (await abortable(lookup(host, { all: true }), signal)).length
}

/** Where the proxy for an address comes from, and its host and port; credentials are left out. */
export interface ProxyInUse {
  readonly source: 'setting' | 'environment'
  readonly host: string
}

/** Undefined for a direct connection. */
export function proxyInUse(url: string, network: NetworkSettings): ProxyInUse | undefined {
  const proxy = proxyFor(new URL(url), network)
  if (proxy === undefined) return undefined
  return { source: network.proxy ? 'setting' : 'environment', host: URL.parse(proxy)?.host ?? '?' }
}

export interface ServerCertificate {
  readonly trusted: boolean
  /** OpenSSL's code where it is not trusted. */
  readonly code?: string
  /** Name of the authority at the top of the chain. */
  readonly issuer: string
  /** The authority is one that Node brings: not a company's own, nor that of an inspecting proxy. */
  readonly isPublic: boolean
}

/**
 * The certificate that the address shows, seen the way that Graph's requests take, proxy included. Nothing is sent.
 * Throws the connector's `GraphError` where no connection comes about.
 */
export async function certificateOf(
  url: string,
  network: NetworkSettings,
  authorities = trustedAuthorities,
  signal?: AbortSignal,
): Promise<ServerCertificate> {
  const undici = await import('../graph/undici.ts')
  // Looked at, whether trusted or not: nothing goes over this connection.
  const connect = undiciConnector(undici, { ...network, strictSSL: false }, authorities(network))
  const { hostname, host, protocol, port } = new URL(url)
  const opened = new Promise<ServerCertificate>((resolve, reject) => {
    connect({ hostname, host, protocol, port }, (error, socket) => {
      if (error !== null) return reject(error)
      const seen = socket instanceof tls.TLSSocket ? seenIn(socket) : undefined
      socket.destroy()
      if (seen === undefined) reject(new TypeError('The connection is not encrypted'))
      else resolve(seen)
    })
  })
  return abortable(opened, signal)
}

function seenIn(socket: tls.TLSSocket): ServerCertificate {
  let top = socket.getPeerX509Certificate()
  while (top?.issuerCertificate !== undefined && top.issuerCertificate.fingerprint256 !== top.fingerprint256) {
    top = top.issuerCertificate
  }
  // Typed as an error, and a text in truth.
  const code: unknown = socket.authorizationError
  return {
    trusted: socket.authorized,
    code: socket.authorized ? undefined : String(code instanceof Error && 'code' in code ? code.code : code),
    issuer: top === undefined ? '' : nameIn(top.issuer),
    isPublic: top !== undefined && isPublic(top),
  }
}

/** A distinguished name has a line for each part; the common name tells most. */
function nameIn(distinguishedName: string): string {
  const parts = distinguishedName.split('\n')
  const part = (name: string): string | undefined => parts.find((one) => one.startsWith(`${name}=`))
  return (part('CN') ?? part('O') ?? '').replace(/^\w+=/, '')
}

function isPublic(top: X509Certificate): boolean {
  return tls.getCACertificates('bundled').some((pem) => {
    const known = new X509Certificate(pem)
    return known.fingerprint256 === top.fingerprint256 || top.checkIssued(known)
  })
}
