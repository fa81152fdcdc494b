import { type Assignment, isLocked } from '../model/assignment.ts'
import { assignmentKey } from '../model/assignmentKey.ts'
import { type Assignable, configurationKey } from '../model/configuration.ts'
import { groupOf } from '../model/target.ts'

/** Names as the text shows them; the domain has only ids. */
export interface PlanNames {
  configuration(assignable: Assignable): string
  /** Platform, type and what else stands behind the name. */
  about(assignable: Assignable): string
  target(assignment: Assignment): string
  /** What it carries beside target and filter, such as its intent; empty for nothing. */
  fields(assignable: Assignable, assignment: Assignment): string
  /** Mode and name of the assignment's filter, empty without one. */
  filter(assignment: Assignment): string
  /** How many people or devices the group reaches, empty where it is not known. */
  reach(groupId: string): string
  mode(assignment: Assignment): 'include' | 'exclude' | 'locked' | 'unknown'
  /** What a configuration without assignments says. */
  readonly none: string
}

export interface PlanBlock {
  readonly assignable: Assignable
  readonly assignments: readonly Assignment[]
}

/** One side of a plan as a document: a block a configuration, a line an assignment. */
export interface PlanText {
  readonly text: string
  /** Where each assignment stands: the key of its configuration, a blank and its own, to its line, from 0; the configuration's under its key alone. */
  readonly lines: ReadonlyMap<string, number>
}

/**
 * Words the same assignment the same way on both sides, sorted by name, so that a diff of two texts reads like a sentence.
 * `blocks` are in the order they shall have.
 */
export function planText(blocks: readonly PlanBlock[], names: PlanNames): PlanText {
  const text: string[] = []
  const lines = new Map<string, number>()
  for (const { assignable, assignments } of blocks) {
    const id = configurationKey(assignable.configuration)
    if (text.length > 0) text.push('')
    lines.set(id, text.length)
    text.push(oneLine(`${names.configuration(assignable).padEnd(32)} ${names.about(assignable)}`))
    const rows = assignments
      .map((assignment) => ({
        key: assignmentKey(assignable.configuration.kind, assignment),
        text: lineOf(assignable, assignment, names),
        name: names.target(assignment),
      }))
      .sort((a, b) => a.name.localeCompare(b.name) || (a.key < b.key ? -1 : 1))
    for (const row of rows) {
      lines.set(`${id} ${row.key}`, text.length)
      text.push(row.text)
    }
    if (rows.length === 0) text.push(`  ${names.none}`)
  }
  return { text: `${text.join('\n')}\n`, lines }
}

function lineOf(assignable: Assignable, assignment: Assignment, names: PlanNames): string {
  const mode = isLocked(assignment) ? 'locked' : names.mode(assignment)
  const group = groupOf(assignment.target)
  const parts = [
    names.target(assignment).padEnd(28),
    group === undefined ? '' : names.reach(group),
    names.fields(assignable, assignment),
    names.filter(assignment),
  ]
  return oneLine(`  ${mode.padEnd(8)} ${parts.filter((part) => part !== '').join('  ')}`.trimEnd())
}

/** A name may hold anything; a line is a line. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ').trimEnd()
}
