import type { Field, Kind, Takes } from '../../src/intune/kinds/kind.ts'
import { type Configuration, configurationFromGraph } from '../../src/intune/model/configuration.ts'
import { filterFromGraph } from '../../src/intune/model/filter.ts'
import { fitsFilter, takesOf } from '../../src/intune/model/takes.ts'
import { virtualGroups } from '../../src/intune/kinds/virtualGroups.ts'
import { contoso } from '../../src/sampleTenant/data/contoso.ts'

type Entity = Readonly<Record<string, unknown>>

/** A configuration of the kind in the sample tenant, with what can be done to it. */
export interface KindExample {
  readonly configuration: Configuration
  /** Why its assignments can't be edited; undefined where they can. */
  readonly readOnly?: string
  readonly takes: Takes
  /** A group that it includes. */
  readonly included?: string
  /** It is assigned to groups and to nothing else. */
  readonly plain: boolean
  /** Of the filters of the tenant, one that fits. */
  readonly filterId?: string
}

const { configurations, kinds, filters } = contoso()

/** One that can be edited where the kind has one, with a group and without everyone, so that all edits are new to it. */
export function exampleOf(kind: Kind): KindExample {
  const records = kind.id === 'deviceConfigurations' ? configurations : (kinds.get(kind.id) ?? [])
  const examples = records.map(({ entity, assignments }) => exampleFrom(kind, entity, assignments))
  const [best] = examples.toSorted((a, b) => fitness(b) - fitness(a))
  if (best === undefined) throw new Error(`the sample tenant has no ${kind.id}`)
  return best
}

/** A value of the field that a new assignment to a group does not have by itself; undefined where nobody can choose one. */
export function otherValue({ name, values, presets, send, number }: Field, { sort }: Configuration): unknown {
  if (send !== undefined) return undefined
  if (number) return number[1] - 1
  const allowed = values?.filter(({ value }) => sort.values?.[name]?.includes(value) ?? true)
  if (allowed) return allowed[1]?.value
  if (presets) return presets[1]?.value
  const type = sort.fieldTypes?.[name]
  if (type !== undefined) return { '@odata.type': `#microsoft.graph.${type}` }
  return name.startsWith('target.') ? 'made up' : undefined
}

function exampleFrom(kind: Kind, entity: Entity, assignments: readonly Entity[]): KindExample {
  const configuration = configurationFromGraph(kind, entity)
  const own = assignments.filter(({ source }) => source !== 'policySets')
  const targets = own.map(({ target }) => Object(target) as Entity)
  const included = targets.find(isGroup)
  const filter = filters.find((one) => fitsFilter(configuration, filterFromGraph(one)))
  return {
    configuration,
    readOnly: configuration.sort.locked ?? (kind.write.by === 'none' ? kind.write.reason : undefined),
    takes: takesOf(configuration),
    ...(included && { included: String(included['groupId']) }),
    plain: targets.every(isGroup),
    ...(filter && { filterId: String(filter['id']) }),
  }
}

function isGroup(target: Entity): boolean {
  return /\.(cloudPcManagementG|g)roupAssignmentTarget$/.test(String(target['@odata.type'])) && !isEveryone(target)
}

function isEveryone({ groupId }: Entity): boolean {
  return Object.values<unknown>(virtualGroups).includes(groupId)
}

function fitness({ configuration: { sort }, readOnly, included, plain, takes }: KindExample): number {
  if (readOnly !== undefined || sort.requires !== undefined) return 0
  return [true, included !== undefined, plain, takes.filters !== 'none'].filter(Boolean).length
}
