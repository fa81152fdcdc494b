import { asJson, isJson, type Json, textOf } from '../../base/json.ts'
import type { BatchAnswer, Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import { DomainError } from '../model/domainError.ts'
import { isGuid } from '../model/target.ts'
import { memberOfRequests } from './memberships.ts'
import { groupsOf, type GroupsOf } from './userFacts.ts'

export interface DeviceFacts {
  /** Of the managed device. */
  readonly id: string
  readonly name: string
  /** Undefined: the directory does not have it, so no device group can hold it. */
  readonly entraId?: string
  readonly groups: GroupsOf
  /** Its user, where it has one. */
  readonly user?: { readonly id: string; readonly name: string; readonly groups: GroupsOf }
  /** Who else signed in to it, whoever did so last first; their groups are not read. */
  readonly others: readonly SignedInUser[]
  /** As Graph sent it, with what filters compare. */
  readonly raw: Json
}

export interface SignedInUser {
  readonly id: string
  /** The principal name, or the id where it could not be read. */
  readonly name: string
  /** ISO 8601; empty: not known. */
  readonly at: string
}

/** Of more who signed in the names are not asked for: all that is asked fits one batch. */
const mostNamed = 10

/** The least that allows to read managed devices, and what else does (permissions reference). */
export const managedDeviceScopes: readonly string[] = ['DeviceManagementManagedDevices.Read.All']
export const directoryDeviceScopes: readonly string[] = ['Device.Read.All', 'Directory.Read.All']

const properties = [
  'id',
  'deviceName',
  'azureADDeviceId',
  'userId',
  'userPrincipalName',
  'operatingSystem',
  'osVersion',
  'manufacturer',
  'model',
  'managedDeviceOwnerType',
  'enrollmentProfileName',
  'deviceCategoryDisplayName',
  'processorArchitecture',
  'joinType',
  'jailBroken',
  'skuNumber',
  'deviceEnrollmentType',
  'lastSyncDateTime',
  'usersLoggedOn',
]
const select = `$select=${properties.join(',')}`
const collection = '/deviceManagement/managedDevices'
const noDevice = '00000000-0000-0000-0000-000000000000'

/**
 * A device by the id of the managed device or of its Entra device, with its groups and those of its user: two requests, and
 * one more on each side where groups are nested. Undefined: Intune manages none of that id. Throws a `GraphError`, as
 * `missingScope` where a permission is missing, and a `DomainError` of kind `ambiguous` where an Entra device has several.
 */
export async function readDevice(graph: Graph, id: string, signal?: AbortSignal): Promise<DeviceFacts | undefined> {
  const raw = await readManagedDevice(graph, id, signal)
  if (raw === undefined) return undefined
  const entraId = textOf(raw, 'azureADDeviceId') ?? ''
  const userId = textOf(raw, 'userId') ?? ''
  const inDirectory = entraId !== '' && entraId !== noDevice
  const others = othersOf(raw, userId)
  const requests = [
    ...(inDirectory ? memberOfRequests(`/devices(deviceId='${entraId}')`) : []),
    ...(userId === '' ? [] : memberOfRequests(`/users/${userId}`)),
    ...others.slice(0, mostNamed).map(({ id: other }) => ({ url: `/users/${other}?$select=id,userPrincipalName` })),
  ]
  const answers =
    requests.length === 0 ? [] : await graph.batch('v1.0', requests, { scopes: directoryDeviceScopes }, signal)
  const own = inDirectory ? answers.slice(0, 2) : []
  const ofUserAnswers = userId === '' ? [] : answers.slice(own.length, own.length + 2)
  const names = answers.slice(own.length + ofUserAnswers.length).map(nameIn)
  const [groups, ofUser] = await Promise.all([
    inDirectory ? groupsOf(graph, own, directoryDeviceScopes, signal) : new Map<string, readonly string[]>(),
    userId === '' ? undefined : groupsOf(graph, ofUserAnswers, directoryDeviceScopes, signal),
  ])
  return {
    id: textOf(raw, 'id') ?? id,
    name: textOf(raw, 'deviceName') ?? '',
    ...(inDirectory && { entraId }),
    groups,
    ...(ofUser && { user: { id: userId, name: textOf(raw, 'userPrincipalName') ?? '', groups: ofUser } }),
    others: others.map((one, index) => ({ ...one, name: names[index] ?? one.id })),
    raw,
  }
}

/** Who signed in, each once, without the primary user. */
function othersOf(raw: Json, primary: string): readonly Omit<SignedInUser, 'name'>[] {
  const { usersLoggedOn: all } = raw
  const last = new Map<string, string>()
  for (const one of Array.isArray(all) ? all.filter(isJson) : []) {
    const id = (textOf(one, 'userId') ?? '').toLowerCase()
    const at = textOf(one, 'lastLogOnDateTime') ?? ''
    if (isGuid(id) && id !== primary.toLowerCase() && at >= (last.get(id) ?? '')) last.set(id, at)
  }
  return [...last].map(([id, at]) => ({ id, at })).sort((a, b) => (a.at < b.at ? 1 : -1))
}

function nameIn(answer: BatchAnswer): string | undefined {
  return 'body' in answer ? textOf(asJson(answer.body), 'userPrincipalName') : undefined
}

/**
 * A managed device as Graph sends it, by its own id or that of its Entra device, in one request. Undefined: Intune manages
 * none of that id. Throws like `readDevice`.
 */
export async function readManagedDevice(graph: Graph, id: string, signal?: AbortSignal): Promise<Json | undefined> {
  const requests = [
    { url: `${collection}/${encodeURIComponent(id)}?${select}` },
    { url: `${collection}?$filter=${encodeURIComponent(`azureADDeviceId eq '${id}'`)}&${select}` },
  ]
  const [byId, byEntraId] = await graph.batch('beta', requests, { scopes: managedDeviceScopes }, signal)
  if (byId && 'body' in byId) return asJson(byId.body)
  const found = listIn(byEntraId)
  if (found.length > 1) throw new DomainError('ambiguous', `several managed devices belong to the Entra device ${id}`)
  if (byId && 'error' in byId && !(byId.error instanceof GraphError && byId.error.kind === 'notFound')) throw byId.error
  return found[0]
}

function listIn(answer: BatchAnswer | undefined): readonly Json[] {
  if (answer === undefined) throw new GraphError('badResponse', 'The service left an answer out.')
  if ('error' in answer) throw answer.error
  const { value } = asJson(answer.body)
  return Array.isArray(value) ? value.filter(isJson) : []
}
