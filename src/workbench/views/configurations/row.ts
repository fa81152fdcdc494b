import type { Assignment } from '../../../intune/model/assignment.ts'
import { assignmentKey } from '../../../intune/model/assignmentKey.ts'
import { type Assignable, type Configuration, configurationKey } from '../../../intune/model/configuration.ts'
import type { KindTrouble } from './kindTroubles.ts'
import type { Section } from './section.ts'

/** A row of the Configurations view. `id` is the path of its parents: unique over the tree, and the same after a refresh. */
export type Row =
  /** A heading, such as an area or a platform. */
  | { readonly row: 'section'; readonly id: string; readonly parent?: Row; readonly section: Section }
  | { readonly row: 'configuration'; readonly id: string; readonly parent?: Row; readonly configuration: Configuration }
  | { readonly row: 'certificate'; readonly id: string; readonly parent: Row; readonly via: Configuration }
  | {
      readonly row: 'assignment'
      readonly id: string
      readonly parent: Row
      readonly assignable: Assignable
      readonly assignment: Assignment
    }
  /** Kinds that could not be read or may not be; choosing it tries again, or asks for the permission. */
  | { readonly row: 'kinds'; readonly id: string; readonly parent?: Row; readonly trouble: KindTrouble }
  /** Something else could not be read; choosing it tries again. */
  | {
      readonly row: 'trouble'
      readonly id: string
      readonly parent?: Row
      readonly error: Error
      readonly retry: 'list' | Configuration
    }

export type AssignmentRow = Extract<Row, { row: 'assignment' }>
export type ConfigurationRow = Extract<Row, { row: 'configuration' }>
export type CertificateRow = Extract<Row, { row: 'certificate' }>

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'row' in value && 'id' in value
}

export function sectionRow(parent: Row | undefined, section: Section): Row {
  return { row: 'section', id: section.id, parent, section }
}

export function configurationRow(parent: Row | undefined, configuration: Configuration): ConfigurationRow {
  return { row: 'configuration', id: below(parent, configurationKey(configuration)), parent, configuration }
}

export function kindsRow(parent: Row | undefined, trouble: KindTrouble): Row {
  const kinds = trouble.kinds.map(({ id }) => id).join(' ')
  return { row: 'kinds', id: below(parent, `could not read ${kinds}`), parent, trouble }
}

export function certificateRow(parent: Row, via: Configuration): CertificateRow {
  return { row: 'certificate', id: `${parent.id}/identityCertificate`, parent, via }
}

/** One row an assignment; where the service holds one target twice, the second has an id of its own. */
export function assignmentRows(
  parent: Row,
  assignable: Assignable,
  assignments: readonly Assignment[],
): AssignmentRow[] {
  const seen = new Map<string, number>()
  return assignments.map((assignment) => {
    const key = assignmentKey(assignable.configuration.kind, assignment)
    const count = seen.get(key) ?? 0
    seen.set(key, count + 1)
    const id = `${parent.id}/${key}${count === 0 ? '' : `#${count}`}`
    return { row: 'assignment', id, parent, assignable, assignment }
  })
}

export function parentOf(row: Row): Row | undefined {
  return row.parent
}

function below(parent: Row | undefined, key: string): string {
  return parent === undefined ? key : `${parent.id}/${key}`
}
