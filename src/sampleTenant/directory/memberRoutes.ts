import type { Call } from '../http/call.ts'
import { type Entity, textOf } from '../model/entity.ts'
import { guid } from '../model/guid.ts'
import { nextLink, pageOf } from '../http/page.ts'
import { allowOptions, pick, topOf } from '../http/queryOptions.ts'
import { badDirectoryRequest, unknownSegment } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import type { DirectoryService } from './directoryService.ts'

const casts = ['user', 'device', 'group'] as const
type Kind = (typeof casts)[number]

interface Stretch {
  readonly kind: Kind
  readonly count: number
  readonly at: (index: number) => Entity
}

/** `groups/{id}/members` and `/transitiveMembers` with their casts and counts. Members are made when they are asked for. */
export function memberRoute(
  call: Call,
  id: string,
  relation: string,
  rest: readonly string[],
  service: DirectoryService,
): Reply {
  const cast = rest[0]?.startsWith('microsoft.graph.') ? rest[0].slice('microsoft.graph.'.length) : undefined
  const kind = casts.find((one) => one === cast)
  if (cast !== undefined && kind === undefined) throw unknownSegment(`microsoft.graph.${cast}`)
  const tail = cast === undefined ? rest : rest.slice(1)
  const eventual = call.headers['consistencylevel'] === 'eventual'
  const stretches = stretchesOf(service, id, relation === 'transitiveMembers').filter(
    (stretch) => kind === undefined || stretch.kind === kind,
  )
  const total = stretches.reduce((sum, { count }) => sum + count, 0)
  if (tail[0] === '$count' && tail.length === 1) {
    allowOptions(call)
    if (!eventual) throw badDirectoryRequest('$count is not currently supported.')
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: String(total) }
  }
  if (tail.length > 0) throw unknownSegment(tail.join('/'))
  allowOptions(call, '$select', '$top', '$count')
  const counts = call.query.get('$count') === 'true' && eventual && !call.query.has('$skiptoken')
  const names = call.query.get('$select')?.split(',')
  const places = pageOf(placesOf(stretches), topOf(call, 999, 100), call)
  return {
    status: 200,
    body: {
      '@odata.context': `${service.root}/${call.version}/$metadata#directoryObjects`,
      ...(counts ? { '@odata.count': total } : {}),
      ...(places.next === undefined ? {} : { '@odata.nextLink': nextLink(service.root, call, places.next) }),
      value: places.value.map((place) => pick(place(), names)),
    },
  }
}

function stretchesOf(service: DirectoryService, id: string, transitive: boolean): Stretch[] {
  const { directory } = service
  const groups = directory.sources(id, transitive)
  const nested = new Set(groups.flatMap((group) => group.nested))
  const inside = [...nested].map((one) => directory.group(one)?.entity).filter((one) => one !== undefined)
  const people = groups.flatMap(({ entity, users, devices }): Stretch[] => [
    { kind: 'user', count: users, at: (index) => userOf(textOf(entity, 'id'), index, service) },
    { kind: 'device', count: devices, at: (index) => deviceOf(textOf(entity, 'id'), index, service) },
  ])
  const groupAt = (index: number): Entity => ({ '@odata.type': '#microsoft.graph.group', ...inside.at(index) })
  return [...people, { kind: 'group', count: inside.length, at: groupAt }]
}

function placesOf(stretches: readonly Stretch[]): (() => Entity)[] {
  return stretches.flatMap(({ count, at }) => Array.from({ length: count }, (_, index) => () => at(index)))
}

/** Whom the directory has as in the group come first, and others make up the number. */
function userOf(groupId: string, index: number, { users }: DirectoryService): Entity {
  const known = users.filter(({ groups }) => groups.includes(groupId))[index]
  if (known) return { '@odata.type': '#microsoft.graph.user', ...known.entity }
  const name = `Person ${groupId.slice(0, 4)}-${index + 1}`
  return {
    '@odata.type': '#microsoft.graph.user',
    id: guid('user', groupId, index),
    displayName: name,
    userPrincipalName: `${name.toLowerCase().replace(' ', '.')}@contoso.com`,
  }
}

function deviceOf(groupId: string, index: number, { devices }: DirectoryService): Entity {
  const known = devices.flatMap(({ entra }) => (entra?.groups.includes(groupId) ? [entra.entity] : []))[index]
  const displayName = `CONTOSO-${groupId.slice(0, 4).toUpperCase()}-${index + 1}`
  const made = { id: guid('device', groupId, index), deviceId: guid('entra device', groupId, index), displayName }
  return { '@odata.type': '#microsoft.graph.device', ...(known ?? made) }
}
