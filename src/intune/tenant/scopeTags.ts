import type { Configuration } from '../model/configuration.ts'

/** The names of the scope tags by id, as far as they were read: by them configurations are marked. */
export function scopeTagNames(configurations: Iterable<Configuration>): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { kind, id, displayName } of configurations) if (kind.scopeTags) names.set(id, displayName)
  return names
}
