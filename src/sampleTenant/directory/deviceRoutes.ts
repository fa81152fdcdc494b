import type { Call } from '../http/call.ts'
import { allowOptions, pick } from '../http/queryOptions.ts'
import { badDirectoryRequest, badRequest, noObject, noRoute, Refusal } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import { textOf } from '../model/entity.ts'
import type { DirectoryService } from './directoryService.ts'
import { memberOfRoute } from './memberOf.ts'

/** `devices` of the directory: by object id, or by `deviceId='…'`, the alternate key; `segments` start behind it. */
export function entraDeviceRoute(call: Call, [key = '', ...rest]: readonly string[], service: DirectoryService): Reply {
  if (call.method !== 'GET') throw noRoute(call.method, 'entityset', call.segments.join('/'))
  const alternate = /^deviceId='?([^']*)'?$/i.exec(key)?.[1]
  const wanted = (alternate ?? key).toLowerCase()
  const property = alternate === undefined ? 'id' : 'deviceId'
  const found = service.devices.find(({ entra }) => entra && textOf(entra.entity, property) === wanted)?.entra
  if (key === '') throw badDirectoryRequest('Listing is not supported.')
  if (!found) throw noObject(wanted)
  if (rest.length > 0) return memberOfRoute(call, found.groups, rest, service)
  allowOptions(call, '$select')
  return { status: 200, body: pick(found.entity, call.query.get('$select')?.split(',')) }
}

/** `deviceManagement/managedDevices`; `segments` start behind it. */
export function managedDeviceRoute(call: Call, [id, ...rest]: readonly string[], { devices }: DirectoryService): Reply {
  if (call.method !== 'GET' || rest.length > 0) throw noRoute(call.method, 'entityset', call.segments.join('/'))
  const names = call.query.get('$select')?.split(',')
  if (id !== undefined) {
    allowOptions(call, '$select')
    const found = devices.find(({ managed }) => textOf(managed, 'id') === id.toLowerCase())
    if (!found) throw new Refusal(404, 'ResourceNotFound', `The device ${id} does not exist.`, 'intune')
    return { status: 200, body: pick(found.managed, names) }
  }
  allowOptions(call, '$select', '$filter', '$top')
  const filter = call.query.get('$filter')
  const [, name = '', value = ''] =
    /^(azureADDeviceId|deviceName|serialNumber|userId) eq '((?:[^']|'')*)'$/.exec(filter ?? '') ?? []
  if (filter !== undefined && name === '') throw badRequest(`The filter '${filter}' is not supported.`)
  const wanted = value.replaceAll("''", "'").toLowerCase()
  const found = devices.filter(({ managed }) => filter === undefined || textOf(managed, name).toLowerCase() === wanted)
  return { status: 200, body: { value: found.map(({ managed }) => pick(managed, names)) } }
}
