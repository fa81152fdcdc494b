import { directoryDeviceScopes, managedDeviceScopes } from '../../intune/directory/deviceFacts.ts'
import type { Kind } from '../../intune/kinds/kind.ts'
import type { AreaNeed } from '../../setup/areaGrants.ts'

/** What **Explain Device…** reads: no area of Intune's, and in the lists beside them. */
export const devices = 'devices'

/**
 * What the areas of these kinds need, and questions about devices; to change them too unless `readOnly`. An area whose kinds
 * need different permissions is there for each.
 */
export function areaNeeds(kinds: readonly Kind[], readOnly: boolean): readonly AreaNeed[] {
  const needs = new Map<string, AreaNeed>()
  for (const { area, scopes, write } of kinds) {
    const key = `${area} ${scopes.read[0]} ${scopes.write[0]}`
    const before = needs.get(key)
    const changed = before?.write ?? (readOnly || write.by === 'none' ? undefined : scopes.write)
    const read = before ? scopes.read.filter((one) => before.read.includes(one)) : scopes.read
    needs.set(key, { area, read, ...(changed && { write: changed.filter((one) => scopes.write.includes(one)) }) })
  }
  const ofDevices = [managedDeviceScopes, directoryDeviceScopes].map((read) => ({ area: devices, read }))
  return [...needs.values(), ...ofDevices]
}

/** The permissions that these kinds and questions about devices need, the least of each. */
export function areaPermissions(kinds: readonly Kind[], readOnly: boolean): readonly string[] {
  const least = areaNeeds(kinds, readOnly).flatMap(({ read, write }) => [read[0], write?.[0]])
  return [...new Set(least.filter((one) => one !== undefined))]
}
