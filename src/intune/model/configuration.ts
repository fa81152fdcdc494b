import { type Json, textOf, textsOf } from '../../base/json.ts'

/** One assignable thing of Intune, as the list of the service has it. */
export interface Configuration {
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
}

/**
 * Where assignments are read and written: a configuration itself, or the identity certificate profile
 * that `via` refers to, which is a configuration of its own with assignments of its own.
 */
export interface Assignable {
  readonly configuration: Configuration
  readonly via?: Configuration
}

export function configurationFromGraph(raw: Json): Configuration {
  return {
    id: textOf(raw, 'id') ?? '',
    displayName: textOf(raw, 'displayName') ?? textOf(raw, 'name') ?? '',
    type: (textOf(raw, '@odata.type') ?? '').replace(/^#?microsoft\.graph\./, ''),
    description: textOf(raw, 'description'),
    version: typeof raw['version'] === 'number' ? raw['version'] : undefined,
    createdDateTime: textOf(raw, 'createdDateTime'),
    lastModifiedDateTime: textOf(raw, 'lastModifiedDateTime'),
    roleScopeTagIds: textsOf(raw, 'roleScopeTagIds'),
  }
}
