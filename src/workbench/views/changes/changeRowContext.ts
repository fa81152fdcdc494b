/** What a row of the Changes view says of itself in its `contextValue`, for the menus. */
export type ChangeRowContext =
  | 'plan'
  | 'outcome'
  | 'pending'
  | (typeof appliedRows)[number]
  | (typeof unfinishedRows)[number]
  | (typeof unknownRows)[number]

export const appliedRows = ['plan.applied', 'plan.applied.lost', 'outcome.applied', 'outcome.applied.lost'] as const

/** A part of the plan is still to do. */
export const unfinishedRows = ['plan.left', 'plan.left.lost', 'plan.left.unknown', 'plan.left.unknown.lost'] as const

/** Some of it was sent, and nobody knows whether it was made. */
export const unknownRows = [
  'plan.unknown',
  'plan.unknown.lost',
  'plan.left.unknown',
  'plan.left.unknown.lost',
  'outcome.unknown',
] as const

/** The service did not keep something that the plan left alone. */
export const lostRows: readonly ChangeRowContext[] = [...appliedRows, ...unfinishedRows, ...unknownRows].filter(
  (row, index, all) => row.endsWith('.lost') && all.indexOf(row) === index,
)

export const undoableRows: readonly ChangeRowContext[] = [
  ...new Set([...appliedRows, ...unknownRows, ...unfinishedRows]),
]
