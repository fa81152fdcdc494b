import * as tls from 'node:tls'
import type { NetworkSettings } from './networkSettings.ts'

/**
 * The authorities to trust: those built into Node, those of `NODE_EXTRA_CA_CERTS`, and the machine's own,
 * where a company puts the authority of its inspecting proxy. Reading the machine's store takes some 10 ms.
 */
export function trustedAuthorities(settings: Pick<NetworkSettings, 'useSystemCertificates'>): string[] {
  const authorities = new Set([...tls.getCACertificates('bundled'), ...tls.getCACertificates('extra')])
  if (settings.useSystemCertificates) for (const one of tls.getCACertificates('system')) authorities.add(one)
  return [...authorities]
}
