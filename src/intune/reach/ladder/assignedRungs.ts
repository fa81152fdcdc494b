import { isExclusion } from '../../model/assignment.ts'
import { targetEvidence } from './evidenceOf.ts'
import type { Looked } from './ladderInput.ts'
import { type Rung, rung } from './rung.ts'

/** What is assigned to nobody, or only keeps groups out, is delivered to nobody. */
export function assignedRung(looked: Looked): Rung {
  const { assignments, inclusions, readAt } = looked
  const excluded = assignments.length - inclusions.length
  const counts = {
    fact: 'assignments',
    included: inclusions.length,
    excluded,
    readAt: new Date(readAt).toISOString(),
  } as const
  if (inclusions.length > 0) return rung('notAssigned', false, 'assigned', [counts])
  if (excluded === 0) return rung('notAssigned', true, 'noAssignment', [counts])
  const groups = assignments.filter(({ target }) => isExclusion(target)).flatMap((one) => targetEvidence(looked, one))
  return rung('notAssigned', true, 'onlyExclusions', [counts, ...groups])
}

/** What a policy set or something else made is changed there; what goes by priority may be beaten by another. */
export function originRung({ assignments, hits, configuration, sure }: Looked): Rung {
  const foreign = hits.length > 0 ? hits.map(({ assignment }) => assignment) : assignments
  const sources = [...new Set(foreign)].flatMap(({ source, target }) =>
    source === undefined || source === 'direct'
      ? []
      : [{ fact: 'source', source, ...('groupId' in target && { groupId: target.groupId }) } as const],
  )
  if (sources.length > 0) return rung('madeElsewhere', true, 'madeElsewhere', sources)
  if (configuration.kind.byPriority && sure.length > 0) return rung('madeElsewhere', 'unknown', 'priorityNotRead')
  return rung('madeElsewhere', false, 'madeHere')
}
