import type { Call } from './call.ts'
import { badRequest } from './refusal.ts'

interface Page<T> {
  readonly value: readonly T[]
  /** The token of the next page. */
  readonly next?: string
}

/** The page that the call's `$skiptoken` names. With `emptyPages` nothing stands between any two. */
export function pageOf<T>(all: readonly T[], size: number, call: Call, emptyPages = false): Page<T> {
  const { offset, empty } = placeOf(call.query.get('$skiptoken'))
  if (empty) return { value: [], next: token(offset, false) }
  const end = offset + size
  const value = all.slice(offset, end)
  return end < all.length ? { value, next: token(end, emptyPages) } : { value }
}

/** Absolute, with the options of the call; `path` stands for the call's own where the page is elsewhere. */
export function nextLink(
  root: string,
  call: Call,
  next: string,
  path = `/${call.version}/${call.segments.join('/')}`,
): string {
  const options = [...call.query].filter(([name]) => name !== '$skiptoken' && name !== '$skip')
  const query = [...options, ['$skiptoken', next] as const]
  return `${root}${path}?${query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`
}

/** Of the page that starts at `offset`. */
export function token(offset: number, empty: boolean): string {
  return Buffer.from(`${offset}${empty ? 'e' : ''}`).toString('base64url')
}

function placeOf(sent: string | undefined): { offset: number; empty: boolean } {
  if (sent === undefined) return { offset: 0, empty: false }
  const match = /^(\d{1,9})(e?)$/.exec(Buffer.from(sent, 'base64url').toString())
  if (!match) throw badRequest('The skip token is not valid.')
  return { offset: Number(match[1]), empty: match[2] === 'e' }
}
