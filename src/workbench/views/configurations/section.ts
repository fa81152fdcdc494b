import type { Configuration } from '../../../intune/model/configuration.ts'
import { type Grouping, type Heading, headingsOf } from './grouping.ts'

/** A heading of the view with what is under it. `id` is the path of the keys above it and its own. */
export interface Section {
  readonly id: string
  readonly heading: Heading
  readonly sections: readonly Section[]
  /** Directly under it. */
  readonly configurations: readonly Configuration[]
  /** How many there are, at any depth. */
  readonly count: number
}

/** Configurations under their headings, in the order in which they come; the ids begin with `path`. */
export function sectionsOf(
  sorted: readonly Configuration[],
  grouping: Grouping,
  path = '',
): Pick<Section, 'sections' | 'configurations'> {
  return below(
    sorted.map((configuration) => ({ configuration, headings: headingsOf(configuration, grouping) })),
    path,
    0,
  )
}

interface Placed {
  readonly configuration: Configuration
  readonly headings: readonly Heading[]
}

function below(placed: readonly Placed[], path: string, depth: number): Pick<Section, 'sections' | 'configurations'> {
  const groups = Map.groupBy(placed, ({ headings }) => headings[depth]?.key)
  const configurations = (groups.get(undefined) ?? []).map(({ configuration }) => configuration)
  groups.delete(undefined)
  const sections = [...groups.values()].flatMap((members) => {
    const heading = members[0]?.headings[depth]
    if (heading === undefined) return []
    const id = `${path}${heading.key}`
    return [{ id, heading, ...insideOf(members, id, depth + 1), count: members.length }]
  })
  sections.sort(
    ({ heading: a }, { heading: b }) => a.rank - b.rank || (a.title < b.title ? -1 : Number(a.title > b.title)),
  )
  return { sections, configurations }
}

/** A heading that would stand alone under another says nothing: what is under it moves up. */
function insideOf(members: readonly Placed[], id: string, depth: number): Pick<Section, 'sections' | 'configurations'> {
  const inside = below(members, `${id}/`, depth)
  const [only, ...others] = inside.sections
  if (only === undefined || others.length > 0 || inside.configurations.length > 0) return inside
  return { sections: only.sections, configurations: only.configurations }
}
