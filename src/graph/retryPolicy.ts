import type { GraphError } from './graphError.ts'

/** Tries of one request, the first included. */
export const maxTries = 5
/** Tries where nothing answers: more would only make the user wait for the same message. */
const maxConnectTries = 3
/** Milliseconds: our own waits end here; the service may ask for more, up to `maxAskedWait`. */
const maxOwnWait = 60_000
const maxAskedWait = 5 * 60_000

/**
 * Milliseconds to wait before the request is sent again, or undefined where it must not or need not be.
 * `tries` counts those that failed. A read is repeated when throttled, on 503 and 504 and on broken connections;
 * a write only when throttled or when no connection came about, as only then nothing can have happened.
 */
export function waitBeforeRetry(error: GraphError, tries: number, mode: 'read' | 'write'): number | undefined {
  if (tries >= (error.kind === 'offline' && error.processed === 'no' ? maxConnectTries : maxTries)) return undefined
  if (!isRepeatable(error, mode)) return undefined
  if (error.retryAfter !== undefined) return error.retryAfter <= maxAskedWait ? error.retryAfter : undefined
  const whole = Math.min(maxOwnWait, (error.kind === 'offline' ? 250 : 1_000) * 2 ** (tries - 1))
  return whole / 2 + Math.random() * (whole / 2)
}

function isRepeatable(error: GraphError, mode: 'read' | 'write'): boolean {
  if (error.kind === 'throttled') return true
  if (error.kind === 'offline') return mode === 'read' || error.processed === 'no'
  return mode === 'read' && error.kind === 'service' && (error.status === 503 || error.status === 504)
}
