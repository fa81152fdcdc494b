/** A JSON object as it comes over the wire: nothing about it is sure until it was looked at. */
export type Json = Readonly<Record<string, unknown>>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object, or an empty one where there is none. */
export function asJson(value: unknown): Json {
  return isJson(value) ? value : {}
}

/** The property if it is a text with something in it. */
export function textOf(json: Json, name: string): string | undefined {
  const value = json[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The texts of a property that is a list; anything else in it is left out. */
export function textsOf(json: Json, name: string): string[] | undefined {
  const value = json[name]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined
}

/** The value that a text is the JSON of, undefined for a text that is no JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
