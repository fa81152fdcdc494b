import { asJson, type Json, textOf } from '../base/json.ts'

export type CloudName = 'global' | 'usGov' | 'usGovDoD' | 'china' | 'custom'

/** One national deployment of Microsoft Graph: where tokens come from, and the only place they go to. */
export interface Cloud {
  readonly name: CloudName
  /** Origin of Microsoft Graph, without version and without a trailing slash. */
  readonly graphRoot: string
  /** Origin of the sign-in authority, without a trailing slash. */
  readonly authorityHost: string
  /** Origin of the Intune admin center, for links; a custom cloud has none. */
  readonly portal?: string
}

/** Roots and authorities: Microsoft Graph "National cloud deployments" (concepts/deployments). */
export const clouds: Readonly<Record<Exclude<CloudName, 'custom'>, Cloud>> = {
  global: {
    name: 'global',
    graphRoot: 'https://graph.microsoft.com',
    authorityHost: 'https://login.microsoftonline.com',
    portal: 'https://intune.microsoft.com',
  },
  usGov: {
    name: 'usGov',
    graphRoot: 'https://graph.microsoft.us',
    authorityHost: 'https://login.microsoftonline.us',
    portal: 'https://intune.microsoft.us',
  },
  usGovDoD: {
    name: 'usGovDoD',
    graphRoot: 'https://dod-graph.microsoft.us',
    authorityHost: 'https://login.microsoftonline.us',
    portal: 'https://intune.microsoft.us',
  },
  china: {
    name: 'china',
    graphRoot: 'https://microsoftgraph.chinacloudapi.cn',
    authorityHost: 'https://login.chinacloudapi.cn',
    portal: 'https://intune.microsoftonline.cn',
  },
}

export function isCloudName(value: unknown): value is CloudName {
  return value === 'custom' || (typeof value === 'string' && Object.hasOwn(clouds, value))
}

/**
 * The cloud of the setting `intuneAssignments.customCloud`.
 * Throws a `TypeError` with a sentence for the user unless both are `https`, or `http` on loopback.
 */
export function customCloud(settings: unknown): Cloud {
  const json = asJson(settings)
  return {
    name: 'custom',
    graphRoot: safeOrigin('graphEndpoint', json),
    authorityHost: safeOrigin('authorityHost', json),
  }
}

function safeOrigin(name: string, settings: Json): string {
  const url = URL.parse(textOf(settings, name) ?? '')
  const loopback = url !== null && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && loopback)) || url.username !== '') {
    throw new TypeError(`${name} has to be an https address, or http on this machine.`)
  }
  return url.href.replace(/\/+$/, '')
}
