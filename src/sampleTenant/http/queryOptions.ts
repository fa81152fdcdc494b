import type { Call } from './call.ts'
import type { Entity } from '../model/entity.ts'
import { Refusal } from './refusal.ts'

/** Refuses every option but these; `$skiptoken` is always taken. */
export function allowOptions(call: Call, ...allowed: readonly string[]): void {
  for (const name of call.query.keys()) {
    if (name === '$skiptoken' || allowed.includes(name)) continue
    throw invalidQuery(`The query parameter '${name}' is not supported.`)
  }
}

/** The properties that `$select` names; undefined for all. Refuses names that the type has not. */
export function selected(
  text: string | undefined,
  known: readonly string[],
  type: string,
): readonly string[] | undefined {
  if (text === undefined) return undefined
  const names = text.split(',').map((name) => name.trim())
  const stranger = names.find((name) => !known.includes(name))
  if (stranger !== undefined) {
    throw invalidQuery(
      `Parsing OData Select and Expand failed: Could not find a property named '${stranger}' on type 'microsoft.graph.${type}'.`,
    )
  }
  return names
}

/** What `$select` leaves of an entity; annotations stay. */
export function pick(entity: Entity, names: readonly string[] | undefined): Entity {
  if (names === undefined) return entity
  return Object.fromEntries(Object.entries(entity).filter(([name]) => name.startsWith('@') || names.includes(name)))
}

/** `$top` between 1 and `most`, or `otherwise`. */
export function topOf(call: Call, most: number, otherwise: number): number {
  const text = call.query.get('$top')
  if (text === undefined) return otherwise
  const top = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (top >= 1 && top <= most) return top
  throw new Refusal(
    400,
    'Request_BadRequest',
    `Invalid page size specified: '${text}'. Must be between 1 and ${most} inclusive.`,
  )
}

export function invalidQuery(message: string): Refusal {
  return new Refusal(400, 'BadRequest', `The query specified in the URI is not valid. ${message}`)
}
