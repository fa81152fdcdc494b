/** A row of the Groups view. `found`: it is there because somebody looked for it. */
export type GroupRowContext = 'everyone' | `${'group' | 'user' | 'device'}${'' | '.found'}`

/** What a row of the Configurations view says of itself in its `contextValue`, for the menus. */
export type RowContext =
  /** `busy`: something is being done with the configuration. `unread`: its set is not known. */
  | `${'configuration' | 'certificate'}${'' | '.busy' | '.unread'}`
  | `assignment.${'group.included' | 'group.excluded' | 'everyone'}${'' | '.busy'}`
  /** One of several assignments of one target. */
  | 'assignment.twin'
  | `assignment.${'group.locked' | 'locked' | 'unknown'}`
  | 'section'
  /** Kinds that could not be read; `permission`: for want of one. */
  | 'kinds'
  | 'kinds.permission'
  | 'trouble'

/**
 * What the kind of a row takes, so that its menu offers nothing else. `edit`: its assignments are not only shown. `fields`:
 * something beside target and filter can be chosen.
 */
export type RowAbility = 'edit' | 'allDevices' | 'allUsers' | 'exclusions' | 'filters' | 'fields'

/** The `contextValue` of a row: `configuration;allDevices;allUsers`. */
export function contextValue(context: RowContext, abilities: Readonly<Partial<Record<RowAbility, boolean>>>): string {
  const able = Object.entries(abilities).flatMap(([ability, can]) => (can ? [ability] : []))
  return [context, ...able].join(';')
}
