import { kindOf, unnamedKind } from '../kinds/kindTable.ts'
import { type Configuration, configurationKey, type ConfigurationRef } from '../model/configuration.ts'
import { DomainError } from '../model/domainError.ts'

/** The configurations that were read. */
export interface KnownConfigurations {
  readonly configurations: Iterable<Configuration>
  configuration(ref: ConfigurationRef): Configuration | undefined
}

/**
 * What `kind/id` or a bare id means. A bare id is one of the kind that callers mean who name none, else of the one
 * configuration of another kind that was read with it. Undefined for a kind that this version does not know.
 * Throws a `DomainError` of kind `ambiguous` where several kinds have it.
 */
export function configurationMeant(text: string, known: KnownConfigurations): ConfigurationRef | undefined {
  const slash = text.indexOf('/')
  if (slash >= 0) {
    const kind = kindOf(text.slice(0, slash))
    return kind && { kind, id: text.slice(slash + 1) }
  }
  const ref = { kind: unnamedKind, id: text }
  if (known.configuration(ref)) return ref
  const end = `/${text.toLowerCase()}`
  const others = [...known.configurations].filter((one) => configurationKey(one).endsWith(end))
  if (others.length > 1) throw new DomainError('ambiguous', 'configurations of several kinds have this id')
  return others[0] ?? ref
}
