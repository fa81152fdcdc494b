import type { Outcome } from '../planning/outcome.ts'

/** Why nobody knows what the service holds since: it took a write that could not be read back, or may have taken one. */
export function lostSight({ outcome, held, error }: Outcome): Error | undefined {
  if (held || !error) return undefined
  const unknown = 'kind' in error && error.kind === 'unknownOutcome'
  return outcome === 'applied' || unknown ? error : undefined
}
