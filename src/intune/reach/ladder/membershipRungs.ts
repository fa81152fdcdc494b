import { isExclusion } from '../../model/assignment.ts'
import type { Hit } from '../hits.ts'
import { othersSignIn } from '../subject.ts'
import { hitEvidence, targetEvidence } from './evidenceOf.ts'
import { certainInclusions, type Looked } from './ladderInput.ts'
import { type Evidence, type Rung, rung } from './rung.ts'

/** Whether it is in any of the groups that are included, or is everyone. */
export function memberRung(looked: Looked): Rung {
  const { hits, inclusions, subject, groupOf } = looked
  const sure = certainInclusions(looked)
  if (sure.length > 0) return rung('notMember', false, 'member', hitEvidence(looked, sure))
  const unread = failures(hits.filter(({ assignment }) => !isExclusion(assignment.target)))
  if (unread.length > 0) return rung('notMember', 'unknown', 'groupsNotRead', unread)
  if (inclusions.some(({ target }) => target.kind === 'unknown')) return rung('notMember', 'unknown', 'targetNotKnown')
  const groups = inclusions.filter(({ target }) => target.kind === 'group')
  if (groups.length === 0) return rung('notMember', false, 'noGroupIncluded')
  const evidence = groups.flatMap((one) => targetEvidence(looked, one))
  // A group of devices holds none of those who sign in.
  const open = groups.filter(({ target }) => !('groupId' in target) || groupOf(target.groupId).holds !== 'devices')
  if (othersSignIn(subject) && open.length > 0) return rung('notMember', 'unknown', 'othersNotRead', evidence)
  return rung('notMember', true, 'notMember', evidence)
}

/** An exclusion on the side on which it is included. */
export function excludedRung(looked: Looked): Rung {
  const { excluding, hits } = looked
  if (excluding.length > 0) return rung('excluded', true, 'excluded', hitEvidence(looked, excluding))
  const unread = failures(hits.filter(({ assignment }) => isExclusion(assignment.target)))
  if (unread.length > 0) return rung('excluded', 'unknown', 'groupsNotRead', unread)
  return rung('excluded', false, 'notExcluded')
}

/** An exclusion of a device does nothing for what its user gets, nor the other way round: it still applies. */
export function idleExclusionRung(looked: Looked): Rung {
  const { ineffective } = looked
  return ineffective.length > 0
    ? rung('idleExclusion', true, 'idleExclusion', hitEvidence(looked, ineffective))
    : rung('idleExclusion', false, 'noIdleExclusion')
}

/** What is assigned to a deleted group does not apply until the group is restored. */
export function deletedGroupRung(looked: Looked): Rung {
  const { assignments, groupOf, hits } = looked
  const step = 'deletedGroup'
  const touched = new Set(hits.flatMap(({ assignment, unknown }) => (unknown === undefined ? [assignment] : [])))
  const included = assignments.filter(({ target }) => target.kind === 'group')
  const states = included.map((one) => ({
    one,
    state: groupOf('groupId' in one.target ? one.target.groupId : '').state,
  }))
  const gone = states.filter(({ state }) => state.state === 'deleted' || state.state === 'missing')
  if (gone.length > 0)
    return rung(
      step,
      true,
      'groupDeleted',
      gone.flatMap(({ one }) => targetEvidence(looked, one)),
    )
  // Somebody is in it, so it is there.
  const open = states.filter(({ one, state }) => state.state === 'unknown' && !touched.has(one))
  if (open.length === 0) return rung(step, false, 'groupsExist')
  const evidence = open.flatMap(({ one, state }): readonly Evidence[] => [
    ...targetEvidence(looked, one),
    ...(state.state === 'unknown' && state.error ? [{ fact: 'failure', error: state.error } as const] : []),
  ])
  return rung(step, 'unknown', 'groupsNotLookedUp', evidence)
}

function failures(hits: readonly Hit[]): readonly Evidence[] {
  const errors = hits.flatMap(({ unknown }) => (unknown?.of === 'membership' ? [unknown.error] : []))
  return [...new Set(errors)].map((error) => ({ fact: 'failure', error }))
}
