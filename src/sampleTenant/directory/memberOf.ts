import type { Call } from '../http/call.ts'
import { nextLink, pageOf } from '../http/page.ts'
import { allowOptions, pick, topOf } from '../http/queryOptions.ts'
import { unknownSegment } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import type { Entity } from '../model/entity.ts'
import type { DirectoryService } from './directoryService.ts'

/** `…/memberOf` and `…/transitiveMemberOf` with the cast to groups, of something that these groups hold directly. */
export function memberOfRoute(
  call: Call,
  holding: readonly string[],
  [relation, cast, ...rest]: readonly string[],
  service: DirectoryService,
): Reply {
  if (relation !== 'memberOf' && relation !== 'transitiveMemberOf') throw unknownSegment(String(relation))
  if (rest.length > 0 || (cast !== undefined && cast !== 'microsoft.graph.group')) throw unknownSegment(String(cast))
  allowOptions(call, '$select', '$top', '$count')
  const names = call.query.get('$select')?.split(',')
  const found = groupsAbove(holding, relation === 'transitiveMemberOf', service)
  const { value, next } = pageOf(found, topOf(call, 999, 100), call)
  return {
    status: 200,
    body: {
      '@odata.context': `${service.root}/${call.version}/$metadata#directoryObjects`,
      ...(next === undefined ? {} : { '@odata.nextLink': nextLink(service.root, call, next) }),
      value: value.map((one) => pick(one, names)),
    },
  }
}

/** Each once, however the groups hold each other. */
function groupsAbove(
  holding: readonly string[],
  transitive: boolean,
  { directory }: DirectoryService,
): readonly Entity[] {
  const found = new Map<string, Entity>()
  const visit = (id: string): void => {
    const group = directory.group(id)
    if (!group || found.has(id)) return
    found.set(id, { '@odata.type': '#microsoft.graph.group', ...group.entity })
    if (transitive) directory.parents(id).forEach(visit)
  }
  holding.forEach(visit)
  return [...found.values()]
}
