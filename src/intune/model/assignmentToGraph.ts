import type { Json } from '../../base/json.ts'
import type { Kind } from '../kinds/kind.ts'
import { type Assignment, isExclusion } from './assignment.ts'

/**
 * One assignment as it is sent: as it was read or made, save what reads back as something else than the service holds,
 * and a type that is there without a value, which the service refuses (M365Ops: `"@odata.type": null` answers 400).
 */
export function assignmentToGraph(kind: Kind, { raw, target }: Assignment): Json {
  const put = kind.fields.filter(({ send }) => send !== undefined)
  if (put.length === 0 && raw['@odata.type'] !== null) return raw
  const own = Object.entries(raw).filter(([name, value]) => name !== '@odata.type' || value !== null)
  const sent = isExclusion(target) ? [] : put.map(({ name, send }) => [name, send] as const)
  return Object.fromEntries([...own, ...sent])
}
