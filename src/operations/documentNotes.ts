import type { AssignmentDocument } from '../intune/documents/assignmentDocument.ts'
import { groupOf } from '../intune/model/target.ts'
import type { Connection } from '../session/connection.ts'
import type { Wording } from './wording.ts'

/** More than a question can hold. */
const most = 5

/** Names of the document that are not those of their ids any more, a sentence each: ids decide. */
export async function documentNotes(
  { tenant, groups, filters }: Connection,
  { configurations }: AssignmentDocument,
  { t, number }: Wording,
): Promise<readonly string[]> {
  const assignments = configurations.flatMap((one) => one.assignments)
  await Promise.all([
    groups.resolve(new Set(assignments.flatMap(({ target }) => groupOf(target) ?? []))),
    filters.load(),
  ])
  const pairs = new Map<string, readonly [was: string, is: string]>()
  const add = (key: string, was: string | undefined, is: string | undefined): void => {
    if (was !== undefined && was !== '' && is !== undefined && was !== is) pairs.set(key, [was, is])
  }
  for (const one of configurations) add(`${one.kind.id}/${one.id}`, one.name, tenant.configuration(one)?.displayName)
  for (const { target, name, filter } of assignments) {
    const id = groupOf(target)
    const group = id === undefined ? undefined : groups.state(id)
    if (group?.state === 'known') add(group.group.id, name, group.group.displayName)
    const state = filter && filters.state(filter.id)
    if (state?.state === 'known') add(state.filter.id, filter?.name, state.filter.displayName)
  }
  const notes = [...pairs.values()].map(([was, is]) => t('"{0}" of the document is named "{1}" now.', was, is))
  if (notes.length <= most) return notes
  return [...notes.slice(0, most), t('{0} more names are not those of the document.', number(notes.length - most))]
}
