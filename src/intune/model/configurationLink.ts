import { kindOf } from '../kinds/kindTable.ts'
import type { ConfigurationRef } from './configuration.ts'

/** What a link to a configuration says: which one, and whose tenant it is in. */
export interface ConfigurationLink extends ConfigurationRef {
  readonly tenantId: string
}

const first = 'configuration'
/** What the ids of tenants, kinds and configurations are made of. */
const safe = /^[\w.-]{1,200}$/

/** The path of a link, behind the extension's own address. */
export function linkPath({ tenantId, kind, id }: ConfigurationLink): string {
  return `/${[first, tenantId, kind.id, id].map(encodeURIComponent).join('/')}`
}

/** Undefined for what is no such link, or names a kind that this version does not know. A link comes from anywhere. */
export function linkOf(path: string): ConfigurationLink | undefined {
  const [, word, tenantId = '', kindId = '', id = '', ...more] = path.split('/')
  const kind = kindOf(kindId)
  if (word !== first || kind === undefined || more.length > 0 || !safe.test(tenantId) || !safe.test(id))
    return undefined
  return { tenantId: tenantId.toLowerCase(), kind, id }
}
