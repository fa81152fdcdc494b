/** What a row of the Changes view says of itself in its `contextValue`, for the menus. */
export type ChangeRowContext =
  | 'plan'
  | 'plan.applied'
  | 'plan.left'
  /** Some of it was sent, and nobody knows whether it was made. */
  | 'plan.unknown'
  | 'plan.left.unknown'
  | 'outcome'
  | 'outcome.applied'
  | 'outcome.unknown'
  | 'pending'
