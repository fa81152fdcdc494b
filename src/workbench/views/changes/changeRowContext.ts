/** What a row of the Changes view says of itself in its `contextValue`, for the menus. */
export type ChangeRowContext = 'plan' | 'plan.applied' | 'plan.left' | 'outcome' | 'outcome.applied' | 'pending'
