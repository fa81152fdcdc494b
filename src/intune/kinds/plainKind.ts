import type { Kind, KindWrite } from './kind.ts'

/** What most kinds have in common: a row says only what differs. */
export const plainKind = {
  version: 'beta',
  nameProperty: 'displayName',
  select: [],
  expandOnList: true,
  assignments: 'route',
  write: bySet('assignments'),
  fields: [],
  keyFields: [],
} as const satisfies Partial<Kind>

/** A POST of the whole set under this parameter. */
export function bySet(parameter: string, action = 'assign'): KindWrite {
  return { by: 'set', action, parameter }
}

/** A kind with one sort of thing in it. */
export function oneSort(title: string, more: Partial<Kind['sorts'][number]> = {}): Pick<Kind, 'sorts' | 'sortOf'> {
  const sort = { title, ...more }
  return { sorts: [sort], sortOf: () => sort }
}
