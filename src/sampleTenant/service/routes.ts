import { approvalRoute } from '../approvals/approvalRoute.ts'
import type { Call } from '../http/call.ts'
import { configurationRoute } from '../configurations/configurationRoutes.ts'
import { collectionAt } from '../kinds/collections.ts'
import { isServicePlans, servicePlans } from '../kinds/servicePlans.ts'
import { kindRoute } from '../kinds/kindRoutes.ts'
import type { Entity } from '../model/entity.ts'
import { entraDeviceRoute, managedDeviceRoute } from '../directory/deviceRoutes.ts'
import { appStates, reportRoute } from '../directory/statusRoutes.ts'
import { filterPreviewRoute } from '../directory/filterPreview.ts'
import { auditRoute } from '../directory/auditRoute.ts'
import { userRoute } from '../directory/userRoutes.ts'
import { deletedRoute, groupRoute } from '../directory/groupRoutes.ts'
import { allowOptions, pick } from '../http/queryOptions.ts'
import { noObject, noRoute, Refusal, unknownSegment } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import type { Service } from './service.ts'

export const organization = {
  id: '0a11ce00-c047-4050-8a11-5a3d1e7e4a47',
  displayName: 'Contoso',
  tenantType: 'AAD',
  verifiedDomains: [{ name: 'contoso.com', isDefault: true }],
}

const me = {
  id: '0ada0000-10ce-41ac-9e1a-0b0e5f2d6c3a',
  displayName: 'Ada Lovelace',
  userPrincipalName: 'ada@contoso.com',
  mail: 'ada@contoso.com',
}

/** Whether the call is Intune's, with its scopes and its buckets, and not the directory's. */
export function isIntune(call: Call): boolean {
  return call.segments[0] === 'deviceManagement' || call.segments[0] === 'deviceAppManagement'
}

/** Finds who answers. Throws a `Refusal` for all that is not there. */
export function route(call: Call, service: Service): Reply {
  if (call.version !== 'v1.0' && call.version !== 'beta') {
    throw new Refusal(400, 'BadRequest', `Invalid version: ${call.version}`)
  }
  const [area = '', ...segments] = call.segments
  const alternate = /^devices\((deviceId='[^']*')\)$/.exec(area)?.[1]
  if (alternate !== undefined) return entraDeviceRoute(call, [alternate, ...segments], service)
  switch (area) {
    case 'deviceManagement':
    case 'deviceAppManagement':
      return intuneRoute(call, segments, service)
    case 'users':
      if (segments[1] === 'mobileAppIntentAndStates' && segments.length === 3)
        return appStates(segments[0] ?? '', segments[2] ?? '', service)
      return userRoute(call, segments, service)
    case 'devices':
      return entraDeviceRoute(call, segments, service)
    case 'groups':
      return groupRoute(call, segments, service)
    case 'directory':
      return deletedRoute(call, segments, service)
    case 'organization':
      return plainList(call, segments, [organization])
    case 'me':
      if (segments.length > 0) throw unknownSegment(segments.join('/'))
      allowOptions(call, '$select')
      return { status: 200, body: pick(me, call.query.get('$select')?.split(',')) }
    default:
      throw unknownSegment(area)
  }
}

function intuneRoute(call: Call, [collection = '', ...segments]: readonly string[], service: Service): Reply {
  if (collection === 'evaluateAssignmentFilter') return filterPreviewRoute(call, service)
  if (collection === 'reports') return reportRoute(call, segments, service)
  if (collection === 'auditEvents') return auditRoute(call, service)
  if (collection === 'managedDevices') return managedDeviceRoute(call, segments, service)
  if (isServicePlans(call) && call.version === 'beta') return plainList(call, segments.slice(1), servicePlans)
  const found = collectionAt(call.segments)
  if (found && call.version === 'beta') return kindRoute(call, found.collection, found.rest, service)
  if (call.segments[0] === 'deviceAppManagement') throw unknownSegment(collection)
  if (collection === 'deviceConfigurations') return configurationRoute(call, segments, service)
  const lists: Readonly<Record<string, readonly Entity[]>> = { assignmentFilters: service.filters }
  const list = lists[collection]
  const isApprovals = collection === 'operationApprovalRequests' && segments.length === 0
  if (call.version !== 'beta' || (!list && !isApprovals)) throw unknownSegment(collection)
  if (call.method !== 'GET') throw noRoute(call.method, 'singleton/navigation', call.segments.join('/'))
  return list ? plainList(call, segments, list) : approvalRoute(call, service.allApprovals)
}

function plainList(call: Call, [id, ...rest]: readonly string[], all: readonly Entity[]): Reply {
  if (rest.length > 0) throw unknownSegment(rest.join('/'))
  allowOptions(call, '$select')
  const names = call.query.get('$select')?.split(',')
  if (id === undefined) return { status: 200, body: { value: all.map((one) => pick(one, names)) } }
  const found = all.find((one) => one['id'] === id)
  if (!found) throw noObject(id)
  return { status: 200, body: pick(found, names) }
}
