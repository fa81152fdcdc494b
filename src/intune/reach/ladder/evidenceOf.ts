import type { Assignment } from '../../model/assignment.ts'
import { isExclusion } from '../../model/assignment.ts'
import { filterTest } from '../filterTest.ts'
import { clauseText } from '../filterRule/comparisonText.ts'
import type { Hit } from '../hits.ts'
import { intentOf } from '../remaining.ts'
import type { Looked } from './ladderInput.ts'
import type { Evidence, FilterEvidence } from './rung.ts'

/** The target of an assignment, with what the directory says of a group; `hit`: where it touches the subject. */
export function targetEvidence(
  { configuration, groupOf }: Pick<Looked, 'configuration' | 'groupOf'>,
  assignment: Assignment,
  hit?: Hit,
): readonly Evidence[] {
  const { target } = assignment
  const intent = intentOf(configuration.kind, { assignment })
  const more = intent === '' ? {} : { intent }
  switch (target.kind) {
    case 'allUsers':
    case 'allDevices':
      return [{ fact: 'everyone', target: target.kind, ...more }]
    case 'group':
    case 'excludedGroup': {
      const { state } = groupOf(target.groupId)
      const group = state.state === 'known' ? state.group : undefined
      return [
        {
          fact: 'group',
          groupId: target.groupId,
          effect: isExclusion(target) ? 'excluded' : 'included',
          ...(hit && hit.unknown === undefined && { via: hit.via, side: hit.side }),
          ...more,
          ...(group?.membershipRule !== undefined && { rule: group.membershipRule }),
          ...(group?.rulePaused && { paused: true }),
          ...((state.state === 'deleted' || state.state === 'missing') && { deleted: true }),
        },
      ]
    }
    case 'unknown':
      return []
  }
}

export function hitEvidence(looked: Pick<Looked, 'configuration' | 'groupOf'>, hits: readonly Hit[]): Evidence[] {
  return hits.flatMap((hit) => targetEvidence(looked, hit.assignment, hit))
}

/** The filter of an assignment with the comparison that decided; undefined where it has none. */
export function filterEvidence(
  { filterOf, subject }: Pick<Looked, 'filterOf' | 'subject'>,
  assignment: Assignment,
): FilterEvidence | undefined {
  const { filter } = assignment
  if (filter === undefined) return undefined
  const { matches, decided } = filterTest(assignment, filterOf, subject.values)
  return {
    fact: 'filter',
    filterId: filter.id,
    mode: filter.mode,
    matches,
    ...(decided && { clause: clauseText(decided.clause) }),
    ...(decided?.actual !== undefined && { actual: decided.actual }),
  }
}
