import { type Assignment, isLocked } from '../model/assignment.ts'
import type { Change } from './change.ts'
import { DomainError } from '../model/domainError.ts'
import { groupOf, type Target, targetKey } from '../model/target.ts'

/** Why the change can't be made of this set; undefined where it can. */
export function refusal(change: Change, before: readonly Assignment[]): DomainError | undefined {
  switch (change.kind) {
    case 'add':
      return contradictsLocked(before, [change.target])
    case 'paste':
      return contradictsLocked(
        before,
        change.assignments.map(({ target }) => target),
      )
    case 'replaceGroup':
      return contradictsReplaced(before, change.from, change.to)
    case 'clear':
      return undefined
    case 'remove':
      return lockedAt(before, change.target)
    case 'switchMode':
      return absentAt(before, { kind: 'group', groupId: change.groupId }) ?? bothWays(before, change.groupId)
    case 'setFilter': {
      const there = before.find((one) => targetKey(one.target) === targetKey(change.target) && !isLocked(one))
      if (there?.target.kind === 'excludedGroup' && change.filter) {
        return new DomainError('notPossible', 'an excluded group takes no filter')
      }
      return absentAt(before, change.target)
    }
  }
}

function lockedAt(before: readonly Assignment[], target: Target): DomainError | undefined {
  const there = before.filter((one) => targetKey(one.target) === targetKey(target))
  if (there.length === 0 || there.some((one) => !isLocked(one))) return undefined
  return new DomainError('locked', 'the assignment comes from a policy set')
}

function absentAt(before: readonly Assignment[], target: Target): DomainError | undefined {
  const locked = lockedAt(before, target)
  if (locked || before.some((one) => targetKey(one.target) === targetKey(target))) return locked
  return new DomainError('notAssigned', 'the target is not assigned')
}

/** A group that a policy set includes can't be excluded directly, nor the other way round: it would be both. */
function contradictsLocked(before: readonly Assignment[], wanted: readonly Target[]): DomainError | undefined {
  const against = before.filter(isLocked).some(({ target }) => wanted.some((one) => isOther(target, one)))
  return against ? contradiction() : undefined
}

/** Switching would make it the other way round than a policy set has it. */
function bothWays(before: readonly Assignment[], groupId: string): DomainError | undefined {
  const own = before.find((one) => !isLocked(one) && groupOf(one.target) === groupId)
  const locked = before.some((one) => isLocked(one) && own && targetKey(one.target) === targetKey(own.target))
  return locked && own && !contradictsLocked(before, [own.target]) ? contradiction() : undefined
}

/** The new group is there the other way round: the one way or the other would be lost without a word. */
function contradictsReplaced(before: readonly Assignment[], from: string, to: string): DomainError | undefined {
  const old = before.find((one) => !isLocked(one) && groupOf(one.target) === from)
  if (old === undefined || from === to) return undefined
  return before.some(({ target }) => groupOf(target) === to && target.kind !== old.target.kind)
    ? contradiction()
    : undefined
}

function isOther(a: Target, b: Target): boolean {
  return groupOf(a) !== undefined && targetKey(a) === targetKey(b) && a.kind !== b.kind
}

function contradiction(): DomainError {
  return new DomainError('unsendable', 'one group would be included and excluded')
}
