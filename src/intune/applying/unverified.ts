import { mayHaveChanged } from '../planning/fate.ts'
import type { Outcome } from '../planning/outcome.ts'

/** Why nobody knows what the service holds since: it took a write that could not be read back, or may have taken one. */
export function lostSight({ fate, held, error }: Outcome): Error | undefined {
  return held === undefined && mayHaveChanged(fate) ? error : undefined
}
