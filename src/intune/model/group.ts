import { type Json, textOf, textsOf } from '../../base/json.ts'

/** A group of the directory. */
export interface Group {
  readonly id: string
  readonly displayName: string
  readonly description?: string
  /** As Graph has them: `DynamicMembership`, `Unified` (Microsoft 365). */
  readonly groupTypes: readonly string[]
  readonly securityEnabled?: boolean
  readonly mail?: string
  readonly membershipRule?: string
  /** The directory does not work out the rule for now. */
  readonly rulePaused?: true
}

/** What is known of the group behind an id. */
export type GroupState =
  | { readonly state: 'known'; readonly group: Group }
  /** In the directory's deleted items; the name is kept there for 30 days. */
  | { readonly state: 'deleted'; readonly id: string; readonly displayName?: string }
  /** The service answered, and does not know the id. */
  | { readonly state: 'missing'; readonly id: string }
  /** Not looked up, or the look-up failed. */
  | { readonly state: 'unknown'; readonly id: string; readonly error?: Error }

export type GroupKind = 'assigned' | 'dynamicDevice' | 'dynamicUser' | 'microsoft365'

/** Device or user is not a property of a group; a dynamic group's rule tells (facts: `membershipRule`). */
export function groupKind(group: Group): GroupKind {
  if (group.groupTypes.includes('DynamicMembership')) {
    return /\bdevice\./i.test(group.membershipRule ?? '') ? 'dynamicDevice' : 'dynamicUser'
  }
  return group.groupTypes.includes('Unified') ? 'microsoft365' : 'assigned'
}

export function groupFromGraph(raw: Json): Group {
  return {
    id: (textOf(raw, 'id') ?? '').toLowerCase(),
    displayName: textOf(raw, 'displayName') ?? '',
    description: textOf(raw, 'description'),
    groupTypes: textsOf(raw, 'groupTypes') ?? [],
    securityEnabled: typeof raw['securityEnabled'] === 'boolean' ? raw['securityEnabled'] : undefined,
    mail: textOf(raw, 'mail'),
    membershipRule: textOf(raw, 'membershipRule'),
    ...(raw['membershipRuleProcessingState'] === 'Paused' && { rulePaused: true }),
  }
}
