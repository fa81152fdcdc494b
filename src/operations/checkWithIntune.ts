import type { Json } from '../base/json.ts'
import { toError } from '../base/toError.ts'
import type { DeviceFacts } from '../intune/directory/deviceFacts.ts'
import type { Evidence, Rung } from '../intune/reach/ladder/rung.ts'
import { filterValuesOf, type FilterValues } from '../intune/reach/filterRule/filterValues.ts'
import { askIntune } from '../intune/status/officialFilter.ts'
import type { Connection } from '../session/connection.ts'
import { knownFilters } from './knownFilters.ts'

/** Intune's own answer beside ours, for each filter of a reason that keeps a device out, or is not known. */
export async function checkedWithIntune(
  { graph, filters }: Connection,
  rung: Rung,
  device: DeviceFacts,
  signal?: AbortSignal,
): Promise<Rung> {
  if (rung.step !== 'filter' || rung.holds === false) return rung
  const values = filterValuesOf(device.raw)
  const ids = [device.id, ...(device.entraId === undefined ? [] : [device.entraId])]
  const answers = rung.evidence.map(async (one): Promise<readonly Evidence[]> => {
    const filter = one.fact === 'filter' ? knownFilters(filters)(one.filterId) : undefined
    if (filter?.rule === undefined) return []
    const { id: filterId, platform, rule } = filter
    try {
      const { matches, values: theirs } = await askIntune(graph, { platform, rule }, { name: device.name, ids }, signal)
      const differing = theirs && differences(theirs, values)
      return [{ fact: 'official', filterId, matches, ...(differing && { differing }) }]
    } catch (error) {
      if (signal?.aborted) throw error
      return [
        { fact: 'official', filterId, matches: 'unknown' },
        { fact: 'failure', error: toError(error) },
      ]
    }
  })
  return { ...rung, evidence: [...rung.evidence, ...(await Promise.all(answers)).flat()] }
}

/** Versions are packed into a number there, so that they are not compared. */
function differences(theirs: Json, ours: FilterValues): Readonly<Record<string, string>> | undefined {
  const found = Object.entries(theirs).flatMap(([name, value]) => {
    const known = ours.get(name.toLowerCase())
    if (name === 'operatingSystemVersion' || known === undefined || typeof value !== 'string') return []
    return (known ?? '').toLowerCase() === value.toLowerCase() ? [] : [[name, value] as const]
  })
  return found.length === 0 ? undefined : Object.fromEntries(found)
}
