import type { Call } from '../http/call.ts'
import { pageOf } from '../http/page.ts'
import { allowOptions, pick, topOf } from '../http/queryOptions.ts'
import { badDirectoryRequest, noObject, noRoute } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import { textOf } from '../model/entity.ts'
import type { DirectoryService } from './directoryService.ts'
import { memberOfRoute } from './memberOf.ts'

/** `users` and what is below, by id or by user principal name; `segments` start behind it. */
export function userRoute(call: Call, [key, ...rest]: readonly string[], service: DirectoryService): Reply {
  if (call.method !== 'GET') throw noRoute(call.method, 'entityset', call.segments.join('/'))
  if (key === undefined) return listUsers(call, service)
  const wanted = key.toLowerCase()
  const user = service.users.find(({ entity }) =>
    [textOf(entity, 'id'), textOf(entity, 'userPrincipalName')].includes(wanted),
  )
  if (!user) throw noObject(key)
  if (rest.length > 0) return memberOfRoute(call, user.groups, rest, service)
  allowOptions(call, '$select')
  return { status: 200, body: pick(user.entity, call.query.get('$select')?.split(',')) }
}

/** Those whose name or principal name starts with a text. */
function listUsers(call: Call, { users }: DirectoryService): Reply {
  allowOptions(call, '$select', '$top', '$filter')
  const filter = call.query.get('$filter')
  const starts = [...(filter ?? '').matchAll(/startswith\((\w+),'((?:[^']|'')*)'\)/g)]
  if (filter !== undefined && starts.length === 0) throw badDirectoryRequest('Invalid filter clause')
  const found = users.filter(
    ({ entity }) =>
      filter === undefined ||
      starts.some(([, name = '', text = '']) =>
        textOf(entity, name).toLowerCase().startsWith(text.replaceAll("''", "'").toLowerCase()),
      ),
  )
  const names = call.query.get('$select')?.split(',')
  const { value } = pageOf(found, topOf(call, 999, 100), call)
  return { status: 200, body: { value: value.map(({ entity }) => pick(entity, names)) } }
}
