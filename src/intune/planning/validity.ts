import type { Takes } from '../kinds/kind.ts'
import { type Assignment, isExclusion, isLocked } from '../model/assignment.ts'
import { assignmentKey } from '../model/assignmentKey.ts'
import type { Configuration } from '../model/configuration.ts'
import { type Difference, differences, effectOf } from '../model/differences.ts'
import type { DomainError } from '../model/domainError.ts'
import { type Refusal, RefusedError } from '../model/refusedError.ts'
import { readOnlyReason } from '../model/readOnly.ts'
import { takesOf } from '../model/takes.ts'
import { groupOf } from '../model/target.ts'
import { besideRefusal, type ValidityContext as Context } from './besideValidity.ts'
import { fieldRefusal } from './fieldValidity.ts'

/**
 * Why `after` can't be made of `before`; undefined where it can. Judged on the two sets by the row and the sort of the
 * configuration, so that edits, undo, continued plans, pastes and documents go through the same gate. What is odd before
 * and is not touched is no reason. `recorded` is what the service is known to have held: it can be brought back as it was.
 */
export function validity(
  configuration: Configuration,
  before: readonly Assignment[],
  after: readonly Assignment[],
  recorded: readonly Assignment[] = [],
): DomainError | undefined {
  const found = differences(configuration.kind, before, after)
  if (found.length === 0) return undefined
  const because = readOnlyReason(configuration)
  if (because !== undefined) return new RefusedError({ reason: 'readOnly', because })
  const context = { configuration, takes: takesOf(configuration), known: [...before, ...recorded], after }
  for (const difference of found) {
    const refusal = keyRefusal(difference, context) ?? newRefusal(difference, context)
    if (refusal) return new RefusedError(refusal)
  }
  return undefined
}

/** What can't happen to a key at all. */
function keyRefusal(
  { key, befores, afters }: Difference,
  { configuration: { kind }, known }: Context,
): Refusal | undefined {
  const both = [...befores, ...afters]
  const locked = both.find(isLocked)
  if (locked) return { reason: 'locked', source: locked.source ?? '' }
  if (both.some(({ target }) => target.kind === 'unknown')) return { reason: 'unknownTarget' }
  const ways = new Set(afters.map((one) => effectOf(kind, one)))
  const were = new Set(known.filter((one) => assignmentKey(kind, one) === key).map((one) => effectOf(kind, one)))
  if (ways.size <= 1 || (ways.size === were.size && [...ways].every((one) => were.has(one)))) return undefined
  const [first] = afters
  const group = first && groupOf(first.target)
  const modes = new Set(afters.map(({ target }) => target.kind))
  return modes.size > 1 && group !== undefined ? { reason: 'bothWays', groupId: group } : { reason: 'twice' }
}

function newRefusal({ key, afters }: Difference, context: Context): Refusal | undefined {
  const { configuration, takes, known } = context
  const there = known.filter((one) => assignmentKey(configuration.kind, one) === key)
  for (const assignment of afters) {
    const was = there.filter((one) => one.target.kind === assignment.target.kind)
    const refusal =
      (was.length === 0 ? (targetRefusal(assignment, context) ?? besideRefusal(assignment, context)) : undefined) ??
      filterRefusal(assignment, was, configuration, takes) ??
      fieldRefusal(configuration, assignment, known)
    if (refusal) return refusal
  }
  return undefined
}

function targetRefusal({ target }: Assignment, { configuration, takes }: Context): Refusal | undefined {
  const { title } = configuration.sort
  if (target.kind === 'excludedGroup' && !takes.exclusions) return { reason: 'noExclusions', title }
  if (target.kind === 'allDevices' && !takes.allDevices) return { reason: 'noAllDevices', title }
  if (target.kind === 'allUsers' && takes.allUsers === false) return { reason: 'noAllUsers', title }
  return undefined
}

function filterRefusal(
  { target, filter }: Assignment,
  was: readonly Assignment[],
  { sort: { title } }: Configuration,
  takes: Takes,
): Refusal | undefined {
  if (filter === undefined || was.some((one) => one.filter?.id === filter.id)) return undefined
  if (isExclusion(target)) return { reason: 'filterOnExclusion' }
  return takes.filters === 'none' ? { reason: 'noFilters', title } : undefined
}
