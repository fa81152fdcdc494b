/**
 * The time of the service when it answered, milliseconds since 1970, else `ours`: a `Retry-After` date is one of its
 * clock, and ours may be hours off. `headers` have names in lower case.
 */
export function answeredAt(headers: Readonly<Record<string, string>>, ours: number): number {
  const told = Date.parse(headers['date'] ?? '')
  return Number.isNaN(told) ? ours : told
}

/**
 * Milliseconds that a `Retry-After` header asks to wait: seconds, also with a fraction, or an HTTP date.
 * Undefined where it is missing or not understood; never negative.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const value = header?.trim()
  if (value === undefined || value === '') return undefined
  if (/^\d+(\.\d+)?$/.test(value)) return Math.round(Number(value) * 1000)
  const date = Date.parse(value)
  return Number.isNaN(date) || !/[a-z]/i.test(value) ? undefined : Math.max(0, date - now)
}
