import type { Json } from '../../base/json.ts'
import type { Kind } from '../kinds/kind.ts'
import { type Assignment, type FilterChoice, isLocked } from '../model/assignment.ts'
import type { Target } from '../model/target.ts'

/**
 * Which of several assignments of one target is meant, by the kind's key fields: `{ intent: 'required' }`. Not needed
 * where there is only one.
 */
interface Meant {
  readonly at?: Json
}

/** What the user wants, on each of the chosen configurations. A filter or field that is not given stays as it is. */
export type Change =
  /** Adds the target, or where it is there, sets what is given; a group that is there the other way round switches. */
  | {
      readonly kind: 'add'
      readonly target: Target
      readonly filter?: FilterChoice | null
      readonly fields?: Json
    }
  | ({ readonly kind: 'remove'; readonly target: Target } & Meant)
  /** Include becomes exclude, and the other way round; with `to`, only the one becomes the other. */
  | ({ readonly kind: 'switchMode'; readonly groupId: string; readonly to?: 'group' | 'excludedGroup' } & Meant)
  | ({ readonly kind: 'setFilter'; readonly target: Target; readonly filter: FilterChoice | null } & Meant)
  /** By the kind's own Graph names. */
  | ({ readonly kind: 'setFields'; readonly target: Target; readonly fields: Json } & Meant)
  /** Of a target that is there in two ways, this one stays or is made, and the others go. */
  | {
      readonly kind: 'makeIt'
      readonly target: Target
      readonly filter?: FilterChoice | null
      readonly fields?: Json
    }
  | { readonly kind: 'replaceGroup'; readonly from: string; readonly to: string }
  /**
   * Adds the copied assignments; with `replace` everything else that can be removed goes. `from` is what they were copied
   * from, where that may be of another sort: what can't go is refused, the others go.
   */
  | {
      readonly kind: 'paste'
      readonly assignments: readonly Assignment[]
      readonly from?: Kind
      readonly replace: boolean
    }
  | { readonly kind: 'clear' }
  /** All that can be edited is exactly this afterwards. */
  | { readonly kind: 'become'; readonly assignments: readonly Assignment[] }

/** Whether a change may touch the assignment at all. */
export function editable(assignment: Assignment): boolean {
  return !isLocked(assignment) && assignment.target.kind !== 'unknown'
}
