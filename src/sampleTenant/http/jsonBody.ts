import type { Call } from './call.ts'
import { type Entity, isEntity } from '../model/entity.ts'
import { Refusal } from './refusal.ts'

/** The object in the body. Refuses anything else, and JSON that does not say that it is JSON. */
export function jsonBody(call: Call): Entity {
  const parsed = parsedBody(call.body)
  if (call.headers['content-type']?.startsWith('application/json') && isEntity(parsed)) return parsed
  const message =
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.'
  throw new Refusal(400, 'BadRequest', message)
}

/** Text that is no JSON stays text; an empty body is undefined. */
export function parsedBody(body: string): unknown {
  if (body === '') return undefined
  try {
    const parsed: unknown = JSON.parse(body)
    return parsed
  } catch {
    return body
  }
}
