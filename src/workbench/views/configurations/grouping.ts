import { areas, type Level } from '../../../intune/kinds/areas.ts'
import type { Platform } from '../../../intune/kinds/kind.ts'
import { kindTable } from '../../../intune/kinds/kindTable.ts'
import type { Configuration } from '../../../intune/model/configuration.ts'

/** By what the configurations are put under headings. */
export type Grouping = 'area' | 'platform' | 'kind' | 'list'

export interface Heading {
  readonly key: string
  /** English, shown through l10n. */
  readonly title: string
  /** A codicon. */
  readonly icon?: string
  /** Headings stand in this order, then by title. */
  readonly rank: number
}

const platforms: readonly Platform[] = ['Windows', 'iOS/iPadOS', 'macOS', 'Android', 'Linux', 'Other']

/** The headings over a configuration, the outermost first. */
export function headingsOf(configuration: Configuration, grouping: Grouping): readonly Heading[] {
  switch (grouping) {
    case 'area':
      return underArea(configuration)
    case 'platform':
      return [headingOf(configuration, 'platform')]
    case 'kind':
      return [headingOf(configuration, 'kind')]
    case 'list':
      return []
  }
}

function underArea(configuration: Configuration): readonly Heading[] {
  const { kind, sort } = configuration
  const id = sort.area ?? kind.area
  const rank = areas.findIndex((one) => one.id === id)
  const area = areas[rank]
  if (area === undefined) return [headingOf(configuration, 'kind')]
  const below = area.levels.map((level) => {
    // What stands in another area than the rest of its kind is known there by its sort.
    if (level === 'kind' && sort.area !== undefined && sort.area !== kind.area) return headingOf(configuration, 'sort')
    const heading = headingOf(configuration, level)
    return level === 'kind' ? { ...heading, title: kind.heading ?? heading.title } : heading
  })
  return [{ key: id, title: area.title, icon: area.icon, rank }, ...below]
}

function headingOf({ kind, sort }: Configuration, level: Level): Heading {
  switch (level) {
    case 'kind':
      return { key: kind.id, title: kind.title, rank: kindTable.indexOf(kind) }
    case 'sort':
      // Beside headings of kinds, what is of none of them comes last.
      return { key: sort.title, title: sort.title, rank: kindTable.length }
    case 'platform': {
      const platform = sort.platform ?? 'Other'
      return { key: platform, title: platform, rank: platforms.indexOf(platform) }
    }
  }
}
