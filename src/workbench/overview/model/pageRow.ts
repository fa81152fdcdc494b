import type { ColumnId } from './columns.ts'

/** How far a configuration is assigned: what is not read yet, and what could not be read, are states of their own. */
export type RowState = 'assigned' | 'onlyExcluded' | 'unassigned' | 'notAssignable' | 'notYet' | 'unread'

/** A configuration as the page shows it: texts that are ready to be seen, and nothing else of it. */
export interface PageRow {
  readonly key: string
  readonly cells: Readonly<Record<ColumnId, string>>
  /** What a column is sorted by where it is not its text. */
  readonly order: Readonly<Partial<Record<ColumnId, string | number>>>
  readonly area: string
  readonly state: RowState
  /** What its menu depends on, as the `contextValue` of a row of the tree. */
  readonly context: string
  readonly odd: boolean
  /** The sorts of its findings. */
  readonly findings: readonly string[]
  /** Places in the list of groups, for the matrix. */
  readonly marks: readonly (readonly [group: number, mark: Mark])[]
}

/** `I` included, `E` excluded, `B` both. */
export type Mark = 'I' | 'E' | 'B'

export interface Bar {
  readonly label: string
  /** How many, and of how many where that says something. */
  readonly count: number
  readonly of?: number
  /** The filter that a click sets. */
  readonly filter: string
}

export interface Chart {
  readonly title: string
  readonly bars: readonly Bar[]
}
