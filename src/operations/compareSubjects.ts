import { compareReach, type ReachComparison } from '../intune/comparison/compareReach.ts'
import { type Move, readDirectGroups, readGroupsAfter } from '../intune/directory/membershipMove.ts'
import type { Kind } from '../intune/kinds/kind.ts'
import { DomainError } from '../intune/model/domainError.ts'
import type { Connection } from '../session/connection.ts'
import { explain, type Explanation, explanationOf, groupsNamed } from './explain.ts'
import type { Asked } from './readSubject.ts'

/** What two subjects get, or one before and after a move, side by side. */
export interface SubjectComparison extends ReachComparison {
  readonly left: Explanation
  readonly right: Explanation
  readonly unread: readonly { readonly kind: Kind; readonly error: Error }[]
}

/** Throws as `explain` does. */
export async function compareSubjects(
  connection: Connection,
  left: Asked,
  right: Asked,
  signal?: AbortSignal,
): Promise<SubjectComparison> {
  // The list is read by the first, where it was not read yet.
  const first = await explain(connection, left, signal)
  return compared(connection, first, await explain(connection, right, signal), signal)
}

/**
 * A person before and after leaving one group and joining another. Throws as `explain` does, and a `DomainError` of kind
 * `notAssigned` where the person is not directly in the group to be left: then leaving it is not possible.
 */
export async function compareMove(
  connection: Connection,
  key: string,
  move: Move,
  signal?: AbortSignal,
): Promise<SubjectComparison> {
  const before = await explain(connection, { of: 'user', key }, signal)
  const { subject } = before
  const direct = new Set((await readDirectGroups(connection.graph, subject.id, signal)).map(({ id }) => id))
  if (move.from !== undefined && !direct.has(move.from)) {
    throw new DomainError('notAssigned', 'the user is not directly in the group that was to be left')
  }
  const groups = await readGroupsAfter(connection.graph, direct, move, signal)
  const after = explanationOf(connection, { ...subject, user: { groups, everyone: subject.user?.everyone ?? true } })
  return compared(connection, before, after, signal)
}

async function compared(
  { groups }: Connection,
  left: Explanation,
  right: Explanation,
  signal?: AbortSignal,
): Promise<SubjectComparison> {
  await groups.resolve(new Set([...groupsNamed(left), ...groupsNamed(right)]), signal)
  return { left, right, unread: left.unread, ...compareReach(left.configurations, right.configurations) }
}
