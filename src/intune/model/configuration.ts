import { type Json, textOf, textsOf } from '../../base/json.ts'
import type { Kind, Sort } from '../kinds/kind.ts'

/** One assignable thing of Intune, as the list of the service has it. */
export interface Configuration {
  readonly kind: Kind
  /** What it is within its kind. */
  readonly sort: Sort
  /** As the service gave it. Two kinds may hold the same one: `configurationKey` tells them apart. */
  readonly id: string
  readonly displayName: string
  /** The last part of `@odata.type`, such as `windows10GeneralConfiguration`; empty where the service names none. */
  readonly type: string
  readonly description?: string
  readonly version?: number
  /** ISO 8601, as the service sent it. */
  readonly createdDateTime?: string
  readonly lastModifiedDateTime?: string
  readonly roleScopeTagIds?: readonly string[]
  /** What the link to the admin center needs beside id and name. */
  readonly linkValues?: Readonly<Record<string, string>>
}

/**
 * Where assignments are read and written: a configuration itself, or the identity certificate profile
 * that `via` refers to, which is a configuration of its own with assignments of its own.
 */
export interface Assignable {
  readonly configuration: Configuration
  readonly via?: Configuration
}

/** Of which sort; enough to know what its assignments can be. */
export type Sorted = Pick<Configuration, 'kind' | 'sort'>

/** Which configuration; more of it need not be known. */
export type ConfigurationRef = Pick<Configuration, 'kind' | 'id'>

/** What a configuration is known by everywhere: ids compare without case, and two kinds may hold the same id. */
export function configurationKey({ kind, id }: ConfigurationRef): string {
  return `${kind.id}/${id.toLowerCase()}`
}

export function configurationFromGraph(kind: Kind, raw: Json): Configuration {
  const type = (textOf(raw, '@odata.type') ?? '').replace(/^#?microsoft\.graph\./, '')
  const described = { type, properties: raw }
  return {
    kind,
    sort: kind.sortOf(described),
    id: textOf(raw, 'id') ?? '',
    displayName: textOf(raw, kind.nameProperty) ?? '',
    type,
    description: textOf(raw, 'description'),
    version: typeof raw['version'] === 'number' ? raw['version'] : undefined,
    createdDateTime: textOf(raw, 'createdDateTime'),
    lastModifiedDateTime: textOf(raw, 'lastModifiedDateTime'),
    roleScopeTagIds: textsOf(raw, kind.tagsProperty ?? 'roleScopeTagIds'),
    linkValues: kind.linkValues?.(described),
  }
}

/** A configuration of which only this much is known, such as from a record of one that is gone. */
export function namedConfiguration(kind: Kind, id: string, displayName: string): Configuration {
  return {
    kind,
    sort: kind.sortOf({ type: '', properties: { id, [kind.nameProperty]: displayName } }),
    id,
    displayName,
    type: '',
  }
}
