import type { Call } from '../http/call.ts'
import { jsonBody } from '../http/jsonBody.ts'
import { badRequest, noRoute } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import { type Entity, isEntity, textOf } from '../model/entity.ts'
import type { DirectoryService } from './directoryService.ts'

const columns = ['manufacturer', 'model', 'deviceName', 'deviceOwnership', 'osVersion', 'deviceId']
const most = 100

/** `evaluateAssignmentFilter`: the devices of a platform that match a rule of one comparison, as text that is no JSON by its type. */
export function filterPreviewRoute(call: Call, { devices }: DirectoryService): Reply {
  if (call.method !== 'POST') throw noRoute(call.method, 'action', 'evaluateAssignmentFilter')
  const { data } = jsonBody(call)
  if (!isEntity(data)) throw badRequest('data is missing.')
  const rule = textOf(data, 'rule')
  if (rule.includes('operatingSystemVersion')) throw badRequest('Preview properties are not supported.')
  const [, name = '', operator = '', value = ''] = /device\.(\w+) -(\w+) "([^"]*)"/.exec(rule) ?? []
  const search = textOf(data, 'search').toLowerCase()
  const rows = devices
    .map(({ managed }) => cells(managed))
    .filter((row) => textOf(row, 'platform') === textOf(data, 'platform'))
    .filter((row) => textOf(row, 'deviceName').toLowerCase().includes(search))
    .filter((row) => matches(operator, textOf(row, name).toLowerCase(), value.toLowerCase()))
  const skip = Number(data['skip'] ?? 0)
  const page = rows.slice(skip, skip + Math.min(Number(data['top'] ?? most), most))
  const body = {
    Columns: columns.map((Name) => ({ Name, Type: 'String' })),
    Values: page.map((row) => columns.map((one) => row[one] ?? null)),
  }
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: JSON.stringify(body) }
}

function matches(operator: string, held: string, value: string): boolean {
  if (operator === 'startsWith') return held.startsWith(value)
  if (operator === 'contains') return held.includes(value)
  return operator === 'ne' ? held !== value : held === value
}

function cells(managed: Entity): Entity {
  const owner = textOf(managed, 'managedDeviceOwnerType') === 'personal' ? 'Personal' : 'Corporate'
  const platform = textOf(managed, 'operatingSystem') === 'Windows' ? 'windows10AndLater' : 'other'
  return { ...managed, deviceOwnership: owner, platform, deviceId: textOf(managed, 'id') }
}
