import type { Configuration } from '../../../intune/model/configuration.ts'
import type { Platform } from '../../../intune/kinds/kind.ts'

const order: readonly Platform[] = ['Windows', 'iOS/iPadOS', 'macOS', 'Android', 'Linux', 'Other']

/** Configurations by platform, sorted by name; those that the filter leaves. */
export interface ConfigurationIndex {
  readonly platforms: ReadonlyMap<Platform, readonly Configuration[]>
  readonly shown: number
}

/** `filter` is looked for in name and type; empty shows all. */
export function configurationIndex(configurations: Iterable<Configuration>, filter: string): ConfigurationIndex {
  // Made here and not when this file is loaded: the first one of a process takes some milliseconds.
  const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  const wanted = filter.trim().toLocaleLowerCase()
  const found = [...configurations]
    .filter((one) => wanted === '' || searchText(one).includes(wanted))
    .sort((a, b) => byName.compare(a.displayName, b.displayName) || (a.id < b.id ? -1 : 1))
  const grouped = Map.groupBy(found, (one) => one.sort.platform ?? 'Other')
  const platforms = new Map<Platform, readonly Configuration[]>()
  for (const platform of order) {
    const members = grouped.get(platform)
    if (members) platforms.set(platform, members)
  }
  return { platforms, shown: found.length }
}

function searchText({ displayName, sort }: Configuration): string {
  return `${displayName}\n${sort.title}`.toLocaleLowerCase()
}
