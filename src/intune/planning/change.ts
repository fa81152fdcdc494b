import type { Kind } from '../kinds/kind.ts'
import { type Assignment, type FilterChoice, isLocked, newAssignment, retarget } from '../model/assignment.ts'
import { withFieldsOf } from '../model/fieldValue.ts'
import { groupOf, type Target, targetKey } from '../model/target.ts'

/** What the user wants, on each of the chosen configurations. */
export type Change =
  /** Adds the target; where its group is there the other way round it switches, and a filter that is given is set. */
  | { readonly kind: 'add'; readonly target: Target; readonly filter?: FilterChoice | null }
  | { readonly kind: 'remove'; readonly target: Target }
  /** Include becomes exclude, and the other way round. */
  | { readonly kind: 'switchMode'; readonly groupId: string }
  | { readonly kind: 'setFilter'; readonly target: Target; readonly filter: FilterChoice | null }
  | { readonly kind: 'replaceGroup'; readonly from: string; readonly to: string }
  /** Adds the copied assignments; with `replace` everything else that can be removed goes. */
  | { readonly kind: 'paste'; readonly assignments: readonly Assignment[]; readonly replace: boolean }
  | { readonly kind: 'clear' }

/** The set that the change makes of `before`. Locked assignments and unknown targets stay as they are. */
export function changed(kind: Kind, before: readonly Assignment[], change: Change): readonly Assignment[] {
  switch (change.kind) {
    case 'add':
      return put(kind, before, change.target, change.filter)
    case 'remove':
      return before.filter((one) => !(editable(one) && targetKey(one.target) === targetKey(change.target)))
    case 'switchMode':
      return before.map((one) => (editable(one) && groupOf(one.target) === change.groupId ? switched(one) : one))
    case 'setFilter':
      return before.map((one) =>
        editable(one) && targetKey(one.target) === targetKey(change.target)
          ? retarget(one, one.target, change.filter ?? undefined)
          : one,
      )
    case 'replaceGroup':
      return replaceGroup(before, change.from, change.to)
    case 'paste': {
      const kept = change.replace ? before.filter((one) => !editable(one) || isPasted(one, change.assignments)) : before
      return change.assignments.filter(editable).reduce((set, copy) => pasteOne(kind, set, copy), kept)
    }
    case 'clear':
      return before.filter((one) => !editable(one))
  }
}

/** Whether a change may touch the assignment at all. */
export function editable(assignment: Assignment): boolean {
  return !isLocked(assignment) && assignment.target.kind !== 'unknown'
}

/** A filter of `undefined` leaves the one that is there. */
function put(
  kind: Kind,
  before: readonly Assignment[],
  target: Target,
  filter: FilterChoice | null | undefined,
): readonly Assignment[] {
  // Intune offers no filter on an exclusion.
  const wanted = target.kind === 'excludedGroup' ? null : filter
  const key = targetKey(target)
  const there = before.filter((one) => editable(one) && targetKey(one.target) === key)
  const first = there[0]
  if (first === undefined) return [...before, newAssignment(kind, target, { filter: wanted ?? undefined })]
  // Where the service holds a group both ways at once, what the user asked for is the one that stays.
  const replaced = retarget(first, target, wanted === undefined ? first.filter : (wanted ?? undefined))
  return before.flatMap((one) => (one === first ? [replaced] : there.includes(one) ? [] : [one]))
}

function switched(assignment: Assignment): Assignment {
  const { target } = assignment
  if (target.kind !== 'group' && target.kind !== 'excludedGroup') return assignment
  const kind = target.kind === 'group' ? 'excludedGroup' : 'group'
  return retarget(assignment, { kind, groupId: target.groupId }, kind === 'group' ? assignment.filter : undefined)
}

function replaceGroup(before: readonly Assignment[], from: string, to: string): readonly Assignment[] {
  if (from === to) return before
  const there = before.some((one) => editable(one) && groupOf(one.target) === to)
  return before.flatMap((one) => {
    const { target } = one
    if (!editable(one) || groupOf(target) !== from) return [one]
    if (there) return []
    return [
      retarget(
        one,
        target.kind === 'group' ? { kind: 'group', groupId: to } : { kind: 'excludedGroup', groupId: to },
        one.filter,
      ),
    ]
  })
}

/** A copy brings all it had, save its id and source: those belong to the configuration that it was copied from. */
function pasteOne(kind: Kind, set: readonly Assignment[], copy: Assignment): readonly Assignment[] {
  const key = targetKey(copy.target)
  if (set.some((one) => editable(one) && targetKey(one.target) === key)) {
    return put(kind, set, copy.target, copy.filter ?? null).map((one) =>
      editable(one) && targetKey(one.target) === key ? withFieldsOf(kind, one, copy) : one,
    )
  }
  const { id: _, source: __, sourceId: ___, ...raw } = copy.raw
  return [...set, { ...copy, source: 'direct', raw }]
}

function isPasted(assignment: Assignment, pasted: readonly Assignment[]): boolean {
  return pasted.some((one) => targetKey(one.target) === targetKey(assignment.target))
}
