import { type Json, textOf } from '../../base/json.ts'
import type { Graph } from '../../graph/graph.ts'
import { managedDeviceScopes } from './deviceFacts.ts'
import { groupScopes } from './userFacts.ts'

export interface FoundUser {
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName: string
}

export interface FoundDevice {
  readonly id: string
  readonly deviceName: string
  readonly userPrincipalName: string
  readonly operatingSystem: string
  /** ISO 8601. */
  readonly lastSyncDateTime: string
  /** Of the Entra device. */
  readonly entraId: string
}

const most = 25

/** Up to 25 people whose name or principal name begins with the text. Throws a `GraphError`. */
export async function searchUsers(graph: Graph, text: string, signal?: AbortSignal): Promise<readonly FoundUser[]> {
  const start = quoted(text)
  const filter = `startswith(displayName,${start}) or startswith(userPrincipalName,${start})`
  const query = `$filter=${encodeURIComponent(filter)}&$select=id,displayName,userPrincipalName&$top=${most}`
  return (await firstPage(graph, `v1.0/users?${query}`, groupScopes, signal)).map((raw) => ({
    id: textOf(raw, 'id') ?? '',
    displayName: textOf(raw, 'displayName') ?? '',
    userPrincipalName: textOf(raw, 'userPrincipalName') ?? '',
  }))
}

/** The managed devices of exactly this name: Intune finds no part of one. Throws a `GraphError`. */
export function searchDevices(graph: Graph, name: string, signal?: AbortSignal): Promise<readonly FoundDevice[]> {
  return devicesWhere(graph, 'deviceName', name, signal)
}

/** Up to 25 managed devices whose primary user somebody is. Throws a `GraphError`. */
export function devicesOfUser(graph: Graph, userId: string, signal?: AbortSignal): Promise<readonly FoundDevice[]> {
  return devicesWhere(graph, 'userId', userId, signal)
}

async function devicesWhere(
  graph: Graph,
  property: 'deviceName' | 'userId',
  value: string,
  signal?: AbortSignal,
): Promise<readonly FoundDevice[]> {
  const properties = 'id,deviceName,userPrincipalName,operatingSystem,lastSyncDateTime,azureADDeviceId'
  const query = `$filter=${encodeURIComponent(`${property} eq ${quoted(value)}`)}&$select=${properties}`
  const path = `beta/deviceManagement/managedDevices?${query}`
  return (await firstPage(graph, path, managedDeviceScopes, signal)).map((raw) => ({
    id: textOf(raw, 'id') ?? '',
    deviceName: textOf(raw, 'deviceName') ?? '',
    userPrincipalName: textOf(raw, 'userPrincipalName') ?? '',
    operatingSystem: textOf(raw, 'operatingSystem') ?? '',
    lastSyncDateTime: textOf(raw, 'lastSyncDateTime') ?? '',
    entraId: textOf(raw, 'azureADDeviceId') ?? '',
  }))
}

async function firstPage(
  graph: Graph,
  path: string,
  scopes: readonly string[],
  signal?: AbortSignal,
): Promise<readonly Json[]> {
  for await (const page of graph.pages(path, { scopes }, signal)) return page.value
  return []
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
