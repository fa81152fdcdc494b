import { type Assignment, type FilterChoice, newAssignment, retarget, withFields } from '../model/assignment.ts'
import { assignmentKey } from '../model/assignmentKey.ts'
import type { Sorted } from '../model/configuration.ts'
import type { Json } from '../../base/json.ts'
import { groupOf } from '../model/target.ts'
import { become } from './become.ts'
import { type Change, editable } from './change.ts'
import { meant } from './meant.ts'
import { pasted } from './paste.ts'

/** The set that the change makes of `before`. Locked assignments and unknown targets stay as they are. */
export function changed(configuration: Sorted, before: readonly Assignment[], change: Change): readonly Assignment[] {
  const { kind } = configuration
  switch (change.kind) {
    case 'add':
      return put(configuration, before, change)
    case 'remove': {
      const gone = meant(kind, before, change.target, change.at)
      return before.filter((one) => !gone.includes(one))
    }
    case 'switchMode': {
      const group = { kind: 'group', groupId: change.groupId } as const
      return edited(before, meant(kind, before, group, change.at), (one) => switched(configuration, one, change.to))
    }
    case 'setFilter': {
      const filter = change.filter ?? undefined
      const edit = (one: Assignment): Assignment => retarget(configuration, one, one.target, filter)
      return edited(before, meant(kind, before, change.target, change.at), edit)
    }
    case 'setFields': {
      const edit = (one: Assignment): Assignment => refielded(configuration, one, change.fields)
      return edited(before, meant(kind, before, change.target, change.at), edit)
    }
    case 'makeIt':
      return made(configuration, before, change)
    case 'replaceGroup':
      return replaceGroup(configuration, before, change.from, change.to)
    case 'paste':
      return pasted(configuration, before, change)
    case 'become':
      return become(configuration, before, change.assignments)
    case 'clear':
      return before.filter((one) => !editable(one))
  }
}

function edited(
  set: readonly Assignment[],
  which: readonly Assignment[],
  edit: (assignment: Assignment) => Assignment,
): readonly Assignment[] {
  return set.map((one) => (which.includes(one) ? edit(one) : one))
}

type Wish = Pick<Extract<Change, { kind: 'add' }>, 'target' | 'filter' | 'fields'>

/** A filter of `undefined` leaves the one that is there; Intune offers none on an exclusion. */
export function put(configuration: Sorted, before: readonly Assignment[], wish: Wish): readonly Assignment[] {
  const there = sameKey(configuration, before, wish)
  const [first] = there
  if (first === undefined) return [...before, fresh(configuration, wish)]
  // Where the service holds a group both ways at once, what the user asked for is the one that stays.
  const result = adapted(configuration, first, wish)
  return before.flatMap((one) => (one === first ? [result] : there.includes(one) ? [] : [one]))
}

/** What stays is the one that says it already, with everything that it has; where none does, the first is made to. */
function made(configuration: Sorted, before: readonly Assignment[], wish: Wish): readonly Assignment[] {
  const { kind } = configuration
  const there = sameKey(configuration, before, wish)
  const same = there.find(({ target, filter }) => target.kind === wish.target.kind && isFilter(filter, wish.filter))
  const base = same ?? there.find(({ target }) => target.kind === wish.target.kind) ?? there[0]
  const result = base ? adapted(configuration, base, wish) : fresh(configuration, wish)
  const group = wish.target.kind === 'group' && kind.includedOnce ? wish.target.groupId : undefined
  const isElsewhere = ({ target }: Assignment): boolean => target.kind === 'group' && target.groupId === group
  const kept = before.flatMap((one) => {
    if (one === base) return [result]
    return there.includes(one) || (editable(one) && isElsewhere(one)) ? [] : [one]
  })
  return base ? kept : [...kept, result]
}

function sameKey({ kind, sort }: Sorted, set: readonly Assignment[], wish: Wish): readonly Assignment[] {
  const key = assignmentKey(kind, fresh({ kind, sort }, wish))
  return set.filter((one) => editable(one) && assignmentKey(kind, one) === key)
}

function fresh(configuration: Sorted, { target, filter, fields }: Wish): Assignment {
  return newAssignment(configuration, target, {
    filter: target.kind === 'excludedGroup' ? undefined : (filter ?? undefined),
    fields,
  })
}

function adapted(configuration: Sorted, assignment: Assignment, { target, filter, fields = {} }: Wish): Assignment {
  const wanted = target.kind === 'excludedGroup' ? null : filter
  const kept = wanted === undefined ? assignment.filter : (wanted ?? undefined)
  return withFields(retarget(configuration, assignment, target, kept), fields)
}

function isFilter(there: FilterChoice | undefined, wanted: FilterChoice | null | undefined): boolean {
  if (wanted === undefined) return true
  return there?.id === wanted?.id && there?.mode === wanted?.mode
}

/** Another value of a key field makes it another assignment, whose id is the service's to make. */
function refielded(configuration: Sorted, assignment: Assignment, fields: Json): Assignment {
  const { kind } = configuration
  const result = withFields(assignment, fields)
  if (assignmentKey(kind, result) === assignmentKey(kind, assignment)) return result
  const { id: _, ...raw } = result.raw
  return { ...result, raw }
}

function switched(configuration: Sorted, assignment: Assignment, to?: 'group' | 'excludedGroup'): Assignment {
  const { target, filter } = assignment
  if ((target.kind !== 'group' && target.kind !== 'excludedGroup') || target.kind === to) return assignment
  const kind = target.kind === 'group' ? 'excludedGroup' : 'group'
  return retarget(configuration, assignment, { kind, groupId: target.groupId }, kind === 'group' ? filter : undefined)
}

function replaceGroup(
  configuration: Sorted,
  before: readonly Assignment[],
  from: string,
  to: string,
): readonly Assignment[] {
  if (from === to) return before
  const { kind } = configuration
  const own = before.filter(editable)
  const keys = new Set(own.map((one) => assignmentKey(kind, one)))
  return before.flatMap((one) => {
    const { target } = one
    if (!own.includes(one) || groupOf(target) !== from) return [one]
    const there = target.kind === 'group' ? ({ kind: 'group', groupId: to } as const) : excluded(to)
    const moved = retarget(configuration, one, there, one.filter)
    return keys.has(assignmentKey(kind, moved)) ? [] : [moved]
  })
}

function excluded(groupId: string): { readonly kind: 'excludedGroup'; readonly groupId: string } {
  return { kind: 'excludedGroup', groupId }
}
