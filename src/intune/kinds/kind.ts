/** Where the admin center has a kind. */
export type Area =
  | 'configuration'
  | 'compliance'
  | 'endpointSecurity'
  | 'scripts'
  | 'updates'
  | 'enrollment'
  | 'apps'
  | 'windows365'
  | 'tenant'

/** The headings under which configurations are shown. */
export type Platform = 'Windows' | 'iOS/iPadOS' | 'macOS' | 'Android' | 'Linux' | 'Other'

/** What an assignment of a kind carries beside target and filter, by its own Graph name. */
export interface Field {
  /** The property of the assignment, such as `intent`; of the target where it begins with `target.`. */
  readonly name: string
  /** English, shown through l10n. */
  readonly title: string
  /** What the service means where it leaves the field out. */
  readonly absent?: unknown
  /** What a new assignment gets where nothing was chosen, beside the first of `values`. */
  readonly initial?: unknown
  /** An inclusion without it can't be made: nobody knows what would be meant. */
  readonly required?: true
  /** What the field can be, first the one that a new assignment gets; absent: any JSON, which is only carried. */
  readonly values?: readonly FieldValue[]
  /** What is offered in place of `values`, as for a field that can be any JSON; empty: nobody chooses it. Titles in English, shown through l10n. */
  readonly presets?: readonly { readonly title: string; readonly value: unknown }[]
  /** Where the service lists what it can be, below the version, by `id` and `displayName`; and any one of these permissions. */
  readonly listed?: { readonly path: string; readonly scopes: readonly string[] }
  /** It is a whole number of at least and at most so much. */
  readonly number?: readonly [least: number, most: number]
  /** The service reads it back as something else than it holds: what is sent in its place, always; nobody can set it. */
  readonly send?: unknown
  /** An exclusion has none: a field that is not named in it. */
  readonly notOnExclusions?: true
}

export interface FieldValue {
  readonly value: string
  /** English, shown through l10n. */
  readonly title: string
  /** The targets that can't have it. */
  readonly notFor?: readonly ('group' | 'excludedGroup' | 'allDevices' | 'allUsers')[]
}

/** A report of one device. */
export type StatusReport =
  /** `baseType`: what the report calls policies of the kind. */
  { readonly by: 'policies'; readonly baseType: string } | { readonly by: 'compliance' } | { readonly by: 'apps' }

/** Which targets and filters an assignment can have. What is only assumed to be possible is not offered. */
export interface Takes {
  readonly exclusions: boolean
  readonly allDevices: boolean
  /** `virtualGroup`: by a group target whose id stands for everyone (`kinds/virtualGroups.ts`). */
  readonly allUsers: boolean | 'virtualGroup'
  /** Which filters fit, by their `assignmentFilterManagementType`. */
  readonly filters: 'devices' | 'apps' | 'none'
  /** Once both All devices and All users are included, no group can be added beside them. */
  readonly noGroupsBesideEveryone?: true
  readonly noExclusionsBesideAllDevices?: true
}

/** How the assignments of one configuration are written. */
export type KindWrite =
  /** A POST that replaces the whole set. */
  | {
      readonly by: 'set'
      /** The action behind `{collection}/{id}/`: `assign`, or `update` of policy sets. */
      readonly action: string
      /** The parameter that holds the set. */
      readonly parameter: string
      /** Where the plain action is not routed: the type that the path is cast to. */
      readonly cast?: string
    }
  /** POST and DELETE of single assignments at `{collection}/{id}/assignments`. */
  | { readonly by: 'items' }
  /** Shown, never edited; the reason in English, shown through l10n. */
  | { readonly by: 'none'; readonly reason: string }

/** One sort within a collection, told apart by what the list says of a configuration. */
export interface Sort {
  /** English, shown through l10n: the admin center's words, in the singular. */
  readonly title: string
  /** Absent: the kind's. */
  readonly area?: Area
  readonly platform?: Platform
  /** A codicon. Absent: the kind's. */
  readonly icon?: string
  /** What differs from the kind's. */
  readonly takes?: Partial<Takes>
  /** The values of a field that it takes, by the field's name. Absent: all. */
  readonly values?: Readonly<Record<string, readonly string[]>>
  /** What an object in a field has to be, by the field's name: the `@odata.type`, without `#microsoft.graph.`. */
  readonly fieldTypes?: Readonly<Record<string, string>>
  /** Cannot be assigned at all (defaults, built-ins); the reason in English, shown through l10n. */
  readonly locked?: string
  /** The fields without which an inclusion can't be made, beside those that the kind requires. */
  readonly requires?: readonly string[]
  /** What `$expand` of the list says of its assignments can't be believed. */
  readonly readAlone?: true
  /** In place of the kind's `link`. */
  readonly link?: string
  /** The `devicePlatformType`s of the filters that fit. Absent: all. */
  readonly filterPlatforms?: readonly string[]
  /** It may refer to an identity certificate profile, which is a configuration of the kind with assignments of its own. */
  readonly identityCertificate?: true
}

/** What a configuration of the list says of itself, for its sort: the last part of `@odata.type`, and all it was read with. */
export interface Described {
  readonly type: string
  readonly properties: Readonly<Record<string, unknown>>
}

/**
 * One sort of thing that Intune assigns, as data: all that differs between kinds is here, and nobody else asks which
 * kind something is. A new kind is a row in `kindTable.ts`.
 */
export interface Kind {
  /** The last segment of its Graph collection. */
  readonly id: string
  /** English, in the plural, shown through l10n. */
  readonly title: string
  /** What the admin center calls it within its area, in place of the title. */
  readonly heading?: string
  readonly area: Area
  /** A codicon. */
  readonly icon: string
  /** Below the version, without slashes around. */
  readonly collection: string
  readonly version: 'beta' | 'v1.0'
  readonly nameProperty: 'displayName' | 'name' | 'profileName'
  /** Where the scope tags are, if not in `roleScopeTagIds`. */
  readonly tagsProperty?: 'roleScopeTags' | 'scopeIds'
  /** Its configurations are the tags that others are marked with. */
  readonly scopeTags?: true
  /** `$select` of the list beside id and name; empty: the list is asked without `$select` (derived types hold what is needed). */
  readonly select: readonly string[]
  /** `$top` of the list, where the service's own page is small. */
  readonly top?: number
  /** `$filter` of the list. */
  readonly listFilter?: string
  /** Whether `$expand=assignments` of the list can be believed. */
  readonly expandOnList: boolean
  /** Where one set is read: `{collection}/{id}/assignments`, or a single read with `$expand=assignments`. */
  readonly assignments: 'route' | 'expand'
  /** For how many seconds after a write a read may still show the set of before. */
  readonly lagSeconds?: number
  readonly write: KindWrite
  /** The `@odata.type` of a new assignment, with `#`; absent where the service takes none. */
  readonly assignmentType?: string
  /** The documented "Add groupAssignments" may be there: the first choice for adding one group. */
  readonly documentedCall?: true
  readonly fields: readonly Field[]
  /** The fields that make two assignments of one target different ones. */
  readonly keyFields: readonly string[]
  /** A group is included once, whatever the key fields would allow. */
  readonly includedOnce?: true
  /** Where the targets are a family of their own: their types, without `#microsoft.graph.`. */
  readonly targetTypes?: { readonly group: string }
  /** Of several that reach somebody, the one of the highest priority alone applies. */
  readonly byPriority?: true
  /** Where Intune reports what became of it on a device; absent: nowhere that is known. */
  readonly status?: StatusReport
  readonly takes: Takes
  /** Delegated permissions of Microsoft Graph, any one of each list. */
  readonly scopes: { readonly read: readonly string[]; readonly write: readonly string[] }
  /** The kinds that share one of the service's write limits name the same bucket. */
  readonly bucket: string
  /** All sorts that have a name of their own; on each platform where it has several. */
  readonly sorts: readonly Sort[]
  /** What a configuration is, by what the list says of it; a sort that is not known is described from what is there. */
  readonly sortOf: (described: Described) => Sort
  /** Behind the admin center's host; `{id}`, `{name}` and `linkValues` are replaced, encoded. Absent: `listLink`. */
  readonly link?: string
  readonly linkValues?: (described: Described) => Readonly<Record<string, string>>
  readonly listLink: string
}
