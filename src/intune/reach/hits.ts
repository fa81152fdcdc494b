import type { Assignment } from '../model/assignment.ts'
import { othersSignIn, type Side, type SideName, type Subject } from './subject.ts'
import type { Unknown } from './verdict.ts'

/** An assignment that touches one side of the subject, or may. */
export interface Hit {
  readonly assignment: Assignment
  readonly side: SideName
  readonly via: readonly string[]
  /** Why it is not known that it touches; absent: it does. */
  readonly unknown?: Unknown
}

const sides: readonly SideName[] = ['user', 'device']

/** Where the assignment touches the subject: on each side that it has, or may have. */
export function hitsOf(assignment: Assignment, subject: Subject): readonly Hit[] {
  return sides.flatMap((name) => {
    const side = subject[name]
    // Nobody's device that people sign in to: whether All users means any of them was not read.
    if (name === 'user' && side === undefined && othersSignIn(subject) && assignment.target.kind === 'allUsers')
      return [{ assignment, side: name, via: [], unknown: { of: 'others' as const } }]
    const hit = side && hitOn(assignment, name, side)
    return hit ? [hit] : []
  })
}

function hitOn(assignment: Assignment, name: SideName, { groups, everyone }: Side): Hit | undefined {
  const { target } = assignment
  const hit = { assignment, side: name, via: [] }
  switch (target.kind) {
    case 'allUsers':
    case 'allDevices': {
      const meant = name === 'user' ? 'allUsers' : 'allDevices'
      if (target.kind !== meant || everyone === false) return undefined
      return everyone === 'unknown' ? { ...hit, unknown: { of: 'everyone', side: name } } : hit
    }
    case 'group':
    case 'excludedGroup': {
      const id = target.groupId.toLowerCase()
      if (groups instanceof Error)
        return { ...hit, via: [id], unknown: { of: 'membership', side: name, error: groups } }
      const via = groups.get(id)
      return via && { ...hit, via }
    }
    case 'unknown':
      return { ...hit, unknown: { of: 'target' } }
  }
}
