/** A JSON object as Graph sends it. */
export type Entity = Readonly<Record<string, unknown>>

export function isEntity(value: unknown): value is Entity {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The name of a type without `#microsoft.graph.`; empty where there is none. */
export function typeOf(entity: Entity): string {
  const type = entity['@odata.type']
  return typeof type === 'string' ? type.replace(/^#?microsoft\.graph\./, '') : ''
}

/** The text of a property; empty where it is no text. */
export function textOf(entity: Entity, name: string): string {
  const value = entity[name]
  return typeof value === 'string' ? value : ''
}
