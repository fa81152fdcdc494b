import type {
  AssignmentDocument,
  DocumentAssignment,
  DocumentConfiguration,
  DocumentUnread,
} from '../documents/assignmentDocument.ts'
import { type AssignmentDifference, compareAssignments } from './compareAssignments.ts'
import { type Alignment, type Side, sideOf } from './sides.ts'

/** How a configuration stands on two sides. */
export type ConfigurationState =
  | 'both'
  | 'onlyLeft'
  | 'onlyRight'
  /** The other side does not say: it was not read there, or is not a part of what is there. */
  | 'notInLeft'
  | 'notInRight'
  /** Several have its name on one side, or it has none: which one it is would be guessed. */
  | 'ambiguous'

export interface ConfigurationDifference {
  readonly state: ConfigurationState
  readonly left?: DocumentConfiguration
  readonly right?: DocumentConfiguration
  /** Of what is on both sides: where they differ. Of what is on one: all that it has. */
  readonly differences: readonly AssignmentDifference[]
}

export interface DocumentComparison {
  /** Those that differ, in the order of the left, then of the right. */
  readonly configurations: readonly ConfigurationDifference[]
  readonly same: number
}

export function compareDocuments(
  left: AssignmentDocument,
  right: AssignmentDocument,
  by: Alignment,
): DocumentComparison {
  const [a, b] = [sideOf(left, by), sideOf(right, by)]
  const rights = new Map(right.configurations.flatMap((one) => pairOf(b.configuration(one), one)))
  const taken = new Set<DocumentConfiguration>()
  const found: ConfigurationDifference[] = []
  let same = 0
  for (const one of left.configurations) {
    const key = a.configuration(one)
    const other = key === undefined ? undefined : rights.get(key)
    if (other) taken.add(other)
    const differences = other ? compareAssignments(a, one, b, other) : []
    if (other && differences.length === 0) same++
    else if (other) found.push({ state: 'both', left: one, right: other, differences })
    else found.push({ state: missingState(key, one, b, by, 'Right'), left: one, differences: alone(one, 'onlyLeft') })
  }
  for (const one of right.configurations) {
    if (taken.has(one)) continue
    const state = missingState(b.configuration(one), one, a, by, 'Left')
    found.push({ state, right: one, differences: alone(one, 'onlyRight') })
  }
  return { configurations: found, same }
}

/** Two configurations, whatever they are called: all on which they differ. */
export function compareConfigurations(
  left: readonly [AssignmentDocument, DocumentConfiguration],
  right: readonly [AssignmentDocument, DocumentConfiguration],
): readonly AssignmentDifference[] {
  return compareAssignments(sideOf(left[0], 'ids'), left[1], sideOf(right[0], 'ids'), right[1])
}

/** Why there is nothing on the other side: it is not there, or nobody can say. */
function missingState(
  key: string | undefined,
  { kind, id, name }: DocumentConfiguration,
  { document, ...there }: Side,
  by: Alignment,
  other: 'Left' | 'Right',
): ConfigurationState {
  if (key === undefined) return 'ambiguous'
  // Under a name that several have there, or that one has which has no name of its own here.
  const namesakes =
    by === 'names' &&
    document.configurations.some((one) => there.configuration(one) === undefined && sameName(one, key))
  if (namesakes) return 'ambiguous'
  const own = (one: DocumentUnread): boolean => (by === 'ids' ? one.id === id : one.name === name)
  const unread = document.unread.some((one) => one.kind === kind.id && (one.id === undefined || own(one)))
  const whole = document.kinds.includes(kind.id) && !unread
  if (whole) return other === 'Left' ? 'onlyRight' : 'onlyLeft'
  return `notIn${other}`
}

function sameName({ kind, name, type = '' }: DocumentConfiguration, key: string): boolean {
  return JSON.stringify([kind.id, name, type]) === key
}

function alone(
  { assignments }: DocumentConfiguration,
  what: 'onlyLeft' | 'onlyRight',
): readonly AssignmentDifference[] {
  const side = (assignment: DocumentAssignment) => (what === 'onlyLeft' ? { left: assignment } : { right: assignment })
  return assignments.map((assignment) => ({ what, ...side(assignment) }))
}

function pairOf(key: string | undefined, one: DocumentConfiguration): [string, DocumentConfiguration][] {
  return key === undefined ? [] : [[key, one]]
}
