import { GraphError } from './graphError.ts'
import { isJson } from '../base/json.ts'
import { isDeeperThan } from '../base/jsonDepth.ts'
import type { Json } from '../base/json.ts'
import type { Page } from './graph.ts'

/** The parsed body, undefined for an empty one. Throws `badResponse` for what is not JSON, or is nested too deep. */
export function parsedBody(text: string): unknown {
  if (!/\S/.test(text)) return undefined
  if (isDeeperThan(text)) throw unexpected('The service sent something that is nested too deep.')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw unexpected('The service sent something that is not JSON.', cause)
  }
}

/** The one thing in a body; some of the documented examples wrap it in `value`. */
export function entityIn(body: unknown): Json {
  if (!isJson(body)) throw unexpected('The service sent something else than the one object that was asked for.')
  const wrapped = body['value']
  return isJson(wrapped) && !('id' in body) ? wrapped : body
}

/** The number of a `$count`. */
export function numberIn(text: string): number {
  const trimmed = text.trim()
  if (!/^\d{1,15}$/.test(trimmed)) throw unexpected('The service sent something that is not a number.')
  return Number(trimmed)
}

/** The page in a body and where the next one is. Throws `badResponse` for a page without a list. */
export function pageIn(body: unknown): Page & { readonly next?: string } {
  const value = isJson(body) ? body['value'] : undefined
  if (!isJson(body) || !Array.isArray(value) || !value.every(isJson)) {
    throw unexpected('The service sent a page without a list.')
  }
  const link = body['@odata.nextLink'] ?? undefined
  if (link !== undefined && typeof link !== 'string') throw unexpected('The service sent a link that is not a text.')
  const count = body['@odata.count']
  const next = link === '' ? undefined : link
  return { value, count: typeof count === 'number' ? count : undefined, last: next === undefined, next }
}

function unexpected(message: string, cause?: unknown): GraphError {
  return new GraphError('badResponse', message, { cause, processed: 'unknown' })
}
