import type { Kind } from '../kinds/kind.ts'
import { fieldValue } from '../model/fieldValue.ts'
import { isExclusion } from '../model/assignment.ts'
import type { Hit } from './hits.ts'

/** What is left of the inclusions after the exclusions of their own side and intent. */
export interface Remaining {
  /** Not excluded; those with `unknown` set may be. */
  readonly included: readonly Hit[]
  /** The exclusions that took an inclusion away, or that touch where nothing is included. */
  readonly excluding: readonly Hit[]
  /** Exclusions of one side where the other side is included: they do nothing for it. */
  readonly ineffective: readonly Hit[]
}

/**
 * Users are excluded from what users get, devices from what devices get, and never across (memdocs, device-profile-assign).
 * An app's exclusion counts for its own intent alone.
 */
export function remaining(kind: Kind, hits: readonly Hit[]): Remaining {
  const exclusions = hits.filter(({ assignment }) => isExclusion(assignment.target))
  const inclusions = hits.filter(({ assignment }) => !isExclusion(assignment.target))
  const included: Hit[] = []
  const excluding = new Set<Hit>()
  for (const hit of inclusions) {
    const against = exclusions.filter((one) => one.side === hit.side && intentOf(kind, one) === intentOf(kind, hit))
    const sure = against.find((one) => one.unknown === undefined)
    if (sure) excluding.add(sure)
    else if (against[0]?.unknown) included.push({ ...hit, unknown: hit.unknown ?? against[0].unknown })
    else included.push(hit)
  }
  const ineffective = exclusions.filter(
    (one) => one.unknown === undefined && !excluding.has(one) && included.some((hit) => hit.side !== one.side),
  )
  if (inclusions.length === 0) for (const one of exclusions) if (one.unknown === undefined) excluding.add(one)
  return { included, excluding: [...excluding], ineffective }
}

/** What tells apart the assignments that stand side by side for one target, such as the intent of an app; empty without. */
export function intentOf(kind: Kind, { assignment }: Pick<Hit, 'assignment'>): string {
  const field = kind.fields.find(({ name, values }) => kind.keyFields.includes(name) && values !== undefined)
  const value = field && fieldValue(field, assignment)
  return typeof value === 'string' ? value : ''
}
