import { asJson, isJson, type Json, textOf } from '../../base/json.ts'
import type { Graph } from '../../graph/graph.ts'
import type { StatusReport } from '../kinds/kind.ts'
import { appState, complianceState, policyState, type ReportedState } from './reportedState.ts'
import { reportRows } from './reportRows.ts'

/** What Intune reports of one configuration on a device, as the device or a user of it told at some time. */
export interface ReportedStatus {
  readonly configurationId: string
  readonly state: ReportedState
  /** As the service has it. */
  readonly word: string
  readonly user?: string
  /** ISO 8601; absent: the report does not say. */
  readonly at?: string
}

export interface ReportedDevice {
  /** Of the managed device. */
  readonly id: string
  readonly userId?: string
}

/** Apps of the device itself are reported for this user. */
const nobody = '00000000-0000-0000-0000-000000000000'
const deviceScopes = ['DeviceManagementManagedDevices.Read.All']
const policyScopes = ['DeviceManagementConfiguration.Read.All']

/** What a report says of a device, a row for each configuration and user. Throws a `GraphError`. */
export async function readReported(
  graph: Graph,
  report: StatusReport,
  device: ReportedDevice,
  signal?: AbortSignal,
): Promise<readonly ReportedStatus[]> {
  switch (report.by) {
    case 'policies':
      return readPolicies(graph, [report.baseType], device, signal)
    case 'compliance': {
      const select = ['DeviceId', 'PolicyId', 'PolicyName', 'PolicyStatus', 'UPN', 'LastContact']
      const question = { select, filter: `(DeviceId eq '${device.id}')`, scopes: [...policyScopes, ...deviceScopes] }
      const rows = await reportRows(graph, 'getDevicePoliciesComplianceReport', question, signal)
      return rows.map((row) => statusOf(row, complianceState, 'LastContact'))
    }
    case 'apps': {
      const users = [nobody, ...(device.userId === undefined ? [] : [device.userId])]
      const requests = users.map((user) => ({ url: `/users/${user}/mobileAppIntentAndStates('${device.id}')` }))
      const answers = await graph.batch('beta', requests, { scopes: deviceScopes }, signal)
      return answers.flatMap((answer) => {
        if ('error' in answer) throw answer.error
        const { mobileAppList: apps } = asJson(answer.body)
        return Array.isArray(apps) ? apps.filter(isJson).map(appStatus) : []
      })
    }
  }
}

/** The same of several sorts of policies at once, as the admin center asks for it. Throws a `GraphError`. */
export async function readPolicies(
  graph: Graph,
  baseTypes: readonly string[],
  device: ReportedDevice,
  signal?: AbortSignal,
): Promise<readonly ReportedStatus[]> {
  const select = [
    'IntuneDeviceId',
    'PolicyBaseTypeName',
    'PolicyId',
    'PolicyStatus',
    'UPN',
    'UserId',
    modified,
    'PolicyName',
  ]
  const types = baseTypes.map((one) => `(PolicyBaseTypeName eq '${one}')`)
  const filter = `${types.length === 1 ? types[0] : `(${types.join(' or ')})`} and (IntuneDeviceId eq '${device.id}')`
  const question = { select, filter, scopes: policyScopes }
  const rows = await reportRows(graph, 'getConfigurationPoliciesReportForDevice', question, signal)
  return rows.map((row) => statusOf(row, policyState, modified))
}

const modified = 'PspdpuLastModifiedTimeUtc'

/** The word where there is one: what is behind `_loc` is in somebody's language. */
function statusOf(row: Json, stateOf: (word: string) => ReportedState, time: string): ReportedStatus {
  const { PolicyStatus: status } = row
  const code = typeof status === 'number' || typeof status === 'string' ? String(status) : ''
  const word = textOf(row, 'ReportStatus') ?? code
  const at = textOf(row, time)
  const user = textOf(row, 'UPN')
  return {
    configurationId: (textOf(row, 'PolicyId') ?? '').toLowerCase(),
    state: stateOf(word),
    word,
    ...(user !== undefined && { user }),
    ...(at !== undefined && { at }),
  }
}

function appStatus(app: Json): ReportedStatus {
  const [intent, install] = [textOf(app, 'mobileAppIntent') ?? '', textOf(app, 'installState') ?? '']
  return {
    configurationId: (textOf(app, 'applicationId') ?? '').toLowerCase(),
    state: appState(intent, install),
    word: [intent, install].filter((one) => one !== '').join(', '),
  }
}
