import { canonicalJson } from '../../base/canonicalJson.ts'
import type { AssignmentDocument, DocumentAssignment, DocumentConfiguration } from '../documents/assignmentDocument.ts'
import { configurationKey } from '../model/configuration.ts'
import { groupOf, targetKey } from '../model/target.ts'

/** By what things of two documents are the same: ids within a tenant, names between two. */
export type Alignment = 'ids' | 'names'

/** What a thing is known by on the other side; undefined where it has no name, or several have it: nobody guesses which. */
export interface Side {
  readonly document: AssignmentDocument
  readonly configuration: (configuration: DocumentConfiguration) => string | undefined
  readonly target: (assignment: DocumentAssignment) => string | undefined
  /** Empty: no filter. */
  readonly filter: (assignment: DocumentAssignment) => string | undefined
}

export function sideOf(document: AssignmentDocument, by: Alignment): Side {
  if (by === 'ids') {
    return {
      document,
      configuration: configurationKey,
      target: ({ target }) => targetKey(target),
      filter: ({ filter }) => (filter ? `${filter.mode} ${filter.id}` : ''),
    }
  }
  const configurations = counted(document.configurations.map(nameOf))
  const groups = groupsByName(document)
  const filters = counted(document.filters.map((one) => filterName(one.id, document) ?? ''))
  return {
    document,
    configuration: (one) => (one.name !== '' && configurations.get(nameOf(one)) === 1 ? nameOf(one) : undefined),
    target: ({ target, name = '' }) => {
      if (groupOf(target) === undefined) return targetKey(target)
      return name !== '' && groups.get(name)?.size === 1 ? `group:${name}` : undefined
    },
    filter: ({ filter }) => {
      if (filter === undefined) return ''
      const name = filterName(filter.id, document)
      return name !== undefined && filters.get(name) === 1 ? `${filter.mode} ${name}` : undefined
    },
  }
}

function nameOf({ kind, name, type = '' }: DocumentConfiguration): string {
  return JSON.stringify([kind.id, name, type])
}

/** A filter is the same one by name, platform and rule. */
function filterName(id: string, { filters }: AssignmentDocument): string | undefined {
  const found = filters.find((one) => one.id === id)
  return found && canonicalJson([found.name, found.platform.toLowerCase(), found.rule?.trim() ?? ''])
}

function groupsByName({ configurations }: AssignmentDocument): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const { target, name } of configurations.flatMap(({ assignments }) => assignments)) {
    const id = groupOf(target)
    if (id === undefined || name === undefined) continue
    found.set(name, (found.get(name) ?? new Set()).add(id))
  }
  return found
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
