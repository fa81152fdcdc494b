import type { Clock } from '../../base/clock.ts'
import { GraphError } from '../../graph/graphError.ts'
import type { Kind } from '../kinds/kind.ts'

/** Tries of a write that comes too soon after another one. */
const mostTries = 5

/**
 * Whether the refusal is one that a service gives right after another write, and it has been waited for: `ConditionNotMet`,
 * or "not found" from a kind that is known to lag. Nothing was written; the caller looks again.
 */
export async function waitToSettle(
  error: unknown,
  { lagSeconds }: Kind,
  attempt: number,
  clock: Clock,
  signal?: AbortSignal,
): Promise<boolean> {
  if (!(error instanceof GraphError) || attempt >= mostTries) return false
  const passes = error.kind === 'conditionNotMet' || (error.kind === 'notFound' && lagSeconds !== undefined)
  if (!passes) return false
  await clock.sleep(500 * 2 ** (attempt - 1), signal)
  return true
}
