import type { Call } from '../http/call.ts'
import { missingScope } from '../http/refusal.ts'
import { collectionAt } from '../kinds/collections.ts'
import { cloudPcs, configuration } from '../kinds/permissions.ts'
import { isServicePlans } from '../kinds/servicePlans.ts'

/** What a token is good for: a list is of delegated permissions, `none` a token that is not valid. */
export type Rights = 'read' | 'write' | 'none' | readonly string[]

/** Throws the 403 that names the permissions of which any would do. */
export function refuseUnlessAllowed(call: Call, rights: Rights): void {
  // What the directory has, and the devices, are no configurations.
  if (call.segments[1] === 'managedDevices')
    return refuseUnlessOne(rights, [
      'DeviceManagementManagedDevices.Read.All',
      'DeviceManagementConfiguration.Read.All',
    ])
  if (call.segments[1] === 'reports') {
    const both = ['DeviceManagementConfiguration.Read.All', 'DeviceManagementManagedDevices.Read.All']
    return refuseUnlessOne(rights, call.segments[2] === 'getDevicePoliciesComplianceReport' ? both : both.slice(0, 1))
  }
  if (call.segments[1] === 'evaluateAssignmentFilter')
    return refuseUnlessOne(rights, ['DeviceManagementConfiguration.Read.All'])
  if (call.segments[1] === 'auditEvents') return refuseUnlessOne(rights, ['DeviceManagementApps.Read.All'])
  if (isServicePlans(call)) return refuseUnlessOne(rights, cloudPcs.read)
  const { read, change } = collectionAt(call.segments)?.collection ?? configuration
  const needed = call.method === 'GET' ? read : change
  const allowed =
    typeof rights === 'string'
      ? rights === 'write' || (rights === 'read' && call.method === 'GET')
      : needed.some((one) => rights.includes(one))
  if (!allowed) throw missingScope(...needed)
}

function refuseUnlessOne(rights: Rights, needed: readonly string[]): void {
  const allowed = typeof rights === 'string' ? rights !== 'none' : needed.some((one) => rights.includes(one))
  if (!allowed) throw missingScope(...needed)
}
