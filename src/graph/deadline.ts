import { GraphError } from './graphError.ts'

/**
 * Runs `work` with a signal that aborts with the caller's, or after `ms`.
 * A `GraphError` of kind `cancelled` or `timeout` says which of the two it was.
 */
export async function withDeadline<T>(
  ms: number,
  host: string,
  work: (signal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  if (isAborted(signal)) throw cancelled('no')
  const deadline = AbortSignal.timeout(ms)
  const both = signal === undefined ? deadline : AbortSignal.any([signal, deadline])
  try {
    return await work(both)
  } catch (error) {
    if (isAborted(signal)) throw cancelled('unknown')
    if (deadline.aborted) {
      throw new GraphError('timeout', `${host} did not answer within ${Math.ceil(ms / 1000)} seconds.`, {
        processed: 'unknown',
      })
    }
    throw error
  }
}

export function cancelled(processed: 'no' | 'unknown' = 'no'): GraphError {
  return new GraphError('cancelled', 'Cancelled.', { processed })
}

function isAborted(signal?: AbortSignal): boolean {
  return signal?.aborted === true
}
