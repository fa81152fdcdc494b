import type { Call } from '../http/call.ts'
import { jsonBody } from '../http/jsonBody.ts'
import { badRequest, noRoute, unknownSegment } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import { type Entity, textOf } from '../model/entity.ts'
import type { StatusRecord } from '../model/tenantData.ts'
import type { DirectoryService } from './directoryService.ts'

/** Whatever `top` says. */
const most = 50
/** The order of the service, whatever was selected in which order. */
const columns = [
  'PolicyName',
  'PolicyStatus',
  'PolicyStatus_loc',
  'PolicyId',
  'UPN',
  'PspdpuLastModifiedTimeUtc',
  'LastContact',
  'IntuneDeviceId',
  'DeviceId',
  'PolicyBaseTypeName',
  'UserId',
]
const reports = {
  getConfigurationPoliciesReportForDevice: 'policies',
  getDevicePoliciesComplianceReport: 'compliance',
} as const

/** `deviceManagement/reports/{action}`: reads by POST; `segments` start behind `reports`. */
export function reportRoute(
  call: Call,
  [action = '', ...rest]: readonly string[],
  { statuses }: DirectoryService,
): Reply {
  if (!isReport(action) || rest.length > 0) throw unknownSegment(action)
  if (call.method !== 'POST') throw noRoute(call.method, 'action', action)
  const body = jsonBody(call)
  const filter = textOf(body, 'filter')
  const device = /\b(?:Intune)?DeviceId eq '([^']*)'/.exec(filter)?.[1]?.toLowerCase()
  const bases = [...filter.matchAll(/PolicyBaseTypeName eq '([^']*)'/g)].map(([, base]) => base)
  if (device === undefined) throw badRequest('The filter has to name a device.')
  const wanted = reports[action] === 'compliance' ? ['compliance'] : bases
  const found = statuses.filter(({ report, deviceId }) => wanted.includes(report) && deviceId === device)
  const skip = Number(body['skip'] ?? 0)
  const page = found.slice(skip, skip + Math.min(Number(body['top'] ?? most), most))
  const { select } = body
  const names = columns.filter((name) => !Array.isArray(select) || select.includes(name) || name.endsWith('_loc'))
  return {
    status: 200,
    body: {
      TotalRowCount: found.length,
      Schema: names.map((Column) => ({ Column, PropertyType: 'String' })),
      Values: page.map((one) => names.map((name) => cells(one)[name] ?? null)),
      SessionId: '',
    },
  }
}

/** `users/{id}/mobileAppIntentAndStates('{device}')`; what is the device's own has a user of zeros. */
export function appStates(userId: string, deviceId: string, { statuses }: DirectoryService): Reply {
  const own = /^[0-]+$/.test(userId)
  const apps = statuses.filter((one) => one.report === 'apps' && one.deviceId === deviceId && own)
  const mobileAppList = apps.map(({ policyId, name, intent, state }) => ({
    applicationId: policyId,
    displayName: name,
    mobileAppIntent: intent,
    installState: state,
  }))
  return { status: 200, body: { id: deviceId, managedDeviceIdentifier: deviceId, userId, mobileAppList } }
}

function isReport(name: string): name is keyof typeof reports {
  return Object.hasOwn(reports, name)
}

function cells({ report, deviceId, policyId, name, status, user, at }: StatusRecord): Entity {
  return {
    PolicyName: name,
    PolicyStatus: status,
    PolicyStatus_loc: `Zustand ${status}`,
    PolicyId: policyId,
    UPN: user,
    PspdpuLastModifiedTimeUtc: at,
    LastContact: at,
    IntuneDeviceId: deviceId,
    DeviceId: deviceId,
    PolicyBaseTypeName: report,
  }
}
