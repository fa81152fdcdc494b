import type { Kind } from '../kinds/kind.ts'
import type { Assignable, ConfigurationRef } from '../model/configuration.ts'

/** The list of a kind. */
export function collectionPath({ version, collection }: Kind): string {
  return `${version}/${collection}`
}

export function configurationPath({ kind, id }: ConfigurationRef): string {
  return `${collectionPath(kind)}/${encodeURIComponent(id)}`
}

/** Where the set of a configuration is read: its own list, or the configuration with its assignments expanded. */
export function setPath(configuration: ConfigurationRef): string {
  const path = configurationPath(configuration)
  return configuration.kind.assignments === 'route' ? `${path}/assignments` : `${path}?$expand=assignments`
}

/**
 * Where the whole set of an assignable is replaced: always at the configuration that holds it. `cast`: by the path that
 * names the type, where the plain one is not routed. Throws a `TypeError` for a kind that is not written so.
 */
export function assignPath({ configuration }: Assignable, form: 'plain' | 'cast' = 'plain'): string {
  const { write } = configuration.kind
  if (write.by !== 'set') throw new TypeError(`${configuration.kind.id} is not written as a set`)
  const cast = form === 'cast' && write.cast !== undefined ? `/microsoft.graph.${write.cast}` : ''
  return `${configurationPath(configuration)}${cast}/${write.action}`
}

/** Where single assignments are added, or one is deleted by its id. */
export function itemPath({ configuration }: Assignable, id?: string): string {
  const path = `${configurationPath(configuration)}/assignments`
  return id === undefined ? path : `${path}/${encodeURIComponent(id)}`
}

/** The certificate profile that a configuration refers to. */
export function identityCertificatePath(via: ConfigurationRef): string {
  return `${configurationPath(via)}/identityCertificate`
}

/**
 * The documented "Add groupAssignments": for a certificate profile under the configuration that refers to it.
 * The page shows the path with `/$ref` in one place and without it in another.
 */
export function groupAssignmentsPath({ configuration, via }: Assignable, form: 'plain' | 'ref'): string {
  const holder = via ? identityCertificatePath(via) : configurationPath(configuration)
  return `${holder}/groupAssignments${form === 'ref' ? '/$ref' : ''}`
}
