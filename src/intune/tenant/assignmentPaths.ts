import type { Assignable } from '../model/configuration.ts'

export const configurationsPath = 'beta/deviceManagement/deviceConfigurations'

export function configurationPath(id: string): string {
  return `${configurationsPath}/${encodeURIComponent(id)}`
}

/** Where the set of an assignable is read and replaced: always the configuration that holds it. */
export function assignmentsPath(assignable: Assignable): string {
  return `${configurationPath(assignable.configuration.id)}/assignments`
}

export function assignPath(assignable: Assignable): string {
  return `${configurationPath(assignable.configuration.id)}/assign`
}

/**
 * The documented "Add groupAssignments": for a certificate profile under the configuration that refers to it.
 * The page shows the path with `/$ref` in one place and without it in another.
 */
export function groupAssignmentsPath({ configuration, via }: Assignable, form: 'plain' | 'ref'): string {
  const collection = via ? `${configurationPath(via.id)}/identityCertificate` : configurationPath(configuration.id)
  return `${collection}/groupAssignments${form === 'ref' ? '/$ref' : ''}`
}
