import type { Takes } from '../kinds/kind.ts'
import { type Assignment, isExclusion, isLocked } from '../model/assignment.ts'
import { assignmentKey } from '../model/assignmentKey.ts'
import type { Configuration } from '../model/configuration.ts'
import type { Refusal } from '../model/refusedError.ts'
import { targetKey } from '../model/target.ts'
import { keyFieldsOf } from './meant.ts'
import { fieldTitle } from './fieldValidity.ts'
import { canonicalJson } from '../../base/canonicalJson.ts'

export interface ValidityContext {
  readonly configuration: Configuration
  readonly takes: Takes
  /** What was there before, or is known to have been. */
  readonly known: readonly Assignment[]
  readonly after: readonly Assignment[]
}

/** Why a target that is new at its key does not go together with something else in the set. */
export function besideRefusal(assignment: Assignment, context: ValidityContext): Refusal | undefined {
  const { target } = assignment
  const { takes, after } = context
  const is = (kind: string): boolean => after.some((one) => one.target.kind === kind)
  switch (target.kind) {
    case 'group': {
      const refusal = opposed(assignment, target.groupId, context) ?? includedTwice(assignment, target.groupId, context)
      const had = context.known.some((one) => one.target.kind === 'group' && one.target.groupId === target.groupId)
      const beside = takes.noGroupsBesideEveryone && is('allDevices') && is('allUsers') && !had
      return refusal ?? (beside ? { reason: 'groupBesideEveryone', groupId: target.groupId } : undefined)
    }
    case 'excludedGroup':
      return opposed(assignment, target.groupId, context) ?? exclusions(context, is('allDevices'))
    case 'allDevices':
      return exclusions(
        context,
        after.some((one) => isExclusion(one.target)),
      )
    case 'allUsers':
    case 'unknown':
      return undefined
  }
}

function exclusions({ takes }: ValidityContext, both: boolean): Refusal | undefined {
  return takes.noExclusionsBesideAllDevices && both ? { reason: 'exclusionBesideAllDevices' } : undefined
}

/** A group that a policy set includes can't be excluded directly, nor the other way round: it would be both. */
function opposed(
  assignment: Assignment,
  groupId: string,
  { configuration: { kind }, after }: ValidityContext,
): Refusal | undefined {
  const fields = canonicalJson(keyFieldsOf(kind, assignment))
  const key = targetKey(assignment.target)
  const against = after.some(
    (one) =>
      targetKey(one.target) === key &&
      one.target.kind !== assignment.target.kind &&
      canonicalJson(keyFieldsOf(kind, one)) === fields,
  )
  return against ? { reason: 'bothWays', groupId } : undefined
}

function includedTwice(
  assignment: Assignment,
  groupId: string,
  { configuration: { kind }, after }: ValidityContext,
): Refusal | undefined {
  const [field] = kind.keyFields
  if (!kind.includedOnce || field === undefined) return undefined
  const own = assignmentKey(kind, assignment)
  const elsewhere = after.some(
    (one) =>
      one.target.kind === 'group' &&
      one.target.groupId === groupId &&
      !isLocked(one) &&
      assignmentKey(kind, one) !== own,
  )
  return elsewhere ? { reason: 'includedTwice', groupId, field: fieldTitle(kind, field) } : undefined
}
