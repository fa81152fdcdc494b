import type { Json } from '../../base/json.ts'
import type { Kind } from '../kinds/kind.ts'
import { type Assignment, isLocked } from '../model/assignment.ts'
import { assignmentKey } from '../model/assignmentKey.ts'
import type { DomainError } from '../model/domainError.ts'
import { type Refusal, RefusedError } from '../model/refusedError.ts'
import { groupOf, type Target, targetKey } from '../model/target.ts'
import { newAssignment } from '../model/assignment.ts'
import type { Sorted } from '../model/configuration.ts'
import { becomeRefusal } from './become.ts'
import { type Change, editable } from './change.ts'
import { fieldTitle } from './fieldValidity.ts'
import { meant } from './meant.ts'

/**
 * Why the change can't be made of this set; undefined where it can. Only what the set that it makes does not show:
 * that is `validity`'s.
 */
export function refusal(configuration: Sorted, change: Change, before: readonly Assignment[]): DomainError | undefined {
  const found = refusalOf(configuration, change, before)
  return found && new RefusedError(found)
}

function refusalOf(configuration: Sorted, change: Change, before: readonly Assignment[]): Refusal | undefined {
  const { kind } = configuration
  switch (change.kind) {
    case 'add': {
      const { target, fields } = change
      return unknownField(kind, fields) ?? twiceAt(kind, before, newAssignment(configuration, target, { fields }))
    }
    case 'makeIt':
      return unknownField(kind, change.fields)
    case 'remove':
      return lockedAt(before, change.target) ?? unclear(kind, before, change.target, change.at)
    case 'switchMode':
      return present(kind, before, { kind: 'group', groupId: change.groupId }, change.at)
    case 'setFilter':
      return present(kind, before, change.target, change.at)
    case 'setFields':
      return unknownField(kind, change.fields) ?? present(kind, before, change.target, change.at)
    case 'replaceGroup':
      return replaced(kind, before, change.from, change.to)
    case 'become':
      return becomeRefusal(configuration, before, change.assignments)
    case 'paste':
    case 'clear':
      return undefined
  }
}

function present(kind: Kind, before: readonly Assignment[], target: Target, at?: Json): Refusal | undefined {
  const locked = lockedAt(before, target)
  if (locked) return locked
  return meant(kind, before, target, at).length === 0 ? { reason: 'notAssigned' } : unclear(kind, before, target, at)
}

function lockedAt(before: readonly Assignment[], target: Target): Refusal | undefined {
  const there = before.filter((one) => targetKey(one.target) === targetKey(target))
  const locked = there.find(isLocked)
  if (locked === undefined || there.some((one) => !isLocked(one))) return undefined
  return { reason: 'locked', source: locked.source ?? '' }
}

/** More than one assignment is meant: they have to be told apart, or one has to be made the only one first. */
function unclear(kind: Kind, before: readonly Assignment[], target: Target, at?: Json): Refusal | undefined {
  const there = meant(kind, before, target, at)
  if (there.length <= 1) return undefined
  const [field] = kind.keyFields
  const keys = new Set(there.map((one) => assignmentKey(kind, one)))
  return keys.size > 1 && field !== undefined
    ? { reason: 'several', field: fieldTitle(kind, field) }
    : { reason: 'twice' }
}

function twiceAt(kind: Kind, before: readonly Assignment[], wanted: Assignment): Refusal | undefined {
  const key = assignmentKey(kind, wanted)
  const there = before.filter((one) => editable(one) && assignmentKey(kind, one) === key)
  return there.length > 1 ? { reason: 'twice' } : undefined
}

/** The one group or the other is there twice, or the new one the other way round: something would go without a word. */
function replaced(kind: Kind, before: readonly Assignment[], from: string, to: string): Refusal | undefined {
  const own = before.filter(editable)
  const old = own.filter(({ target }) => groupOf(target) === from)
  if (old.length === 0 || from === to) return undefined
  const taken = [...old, ...own.filter(({ target }) => groupOf(target) === to)]
  if (new Set(taken.map((one) => assignmentKey(kind, one))).size < taken.length) return { reason: 'twice' }
  const ways = new Set(old.map(({ target }) => target.kind))
  const opposed = before.some(({ target }) => groupOf(target) === to && !ways.has(target.kind))
  return opposed ? { reason: 'bothWays', groupId: to } : undefined
}

function unknownField({ fields }: Kind, wanted: Json = {}): Refusal | undefined {
  const field = Object.keys(wanted).find((name) => !fields.some((one) => one.name === name && one.send === undefined))
  return field === undefined ? undefined : { reason: 'fieldUnknown', field }
}
