import { isJson } from './json.ts'

/**
 * A value as text to compare: properties in order, what is null or left out alike, and no annotations but the type,
 * because the service words the same value differently from one read to the next.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(canonical(value)) ?? 'null'
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item) ?? null)
  if (!isJson(value)) return value ?? undefined
  const entries = Object.entries(value)
    .filter(([name, item]) => item !== null && item !== undefined && (!name.includes('@') || name === typeName))
    .map(([name, item]) => [name, name === typeName ? typeOf(item) : canonical(item)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries)
}

const typeName = '@odata.type'

/** `#microsoft.graph.x` and `microsoft.graph.x` both occur. */
function typeOf(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/^#/, '') : value
}
