import { directoryDeviceScopes, managedDeviceScopes } from '../../intune/directory/deviceFacts.ts'
import type { Kind } from '../../intune/kinds/kind.ts'

/** The permissions that these kinds and questions about devices need, the least of each; to change them too unless `readOnly`. */
export function areaPermissions(kinds: readonly Kind[], readOnly: boolean): readonly string[] {
  const least = kinds.flatMap(({ scopes, write }) => [
    scopes.read[0],
    readOnly || write.by === 'none' ? undefined : scopes.write[0],
  ])
  const all = [...least, managedDeviceScopes[0], directoryDeviceScopes[0]]
  return [...new Set(all.filter((one) => one !== undefined))]
}
