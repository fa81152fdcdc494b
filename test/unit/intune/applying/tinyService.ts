import type { ServerResponse } from 'node:http'
import { type SeenRequest, sendJson, startServer } from '../../../support/graphServer.ts'

type Raw = Readonly<Record<string, unknown>>

/** What a test lets happen in place of an answer, or before it. True: it was answered. */
export type Trouble = (request: SeenRequest, response: ServerResponse, service: TinyService) => boolean | void

export interface TinyService {
  readonly root: string
  readonly token: string
  readonly id: string
  held: Raw[]
  trouble: Trouble | undefined
  /** Methods and paths behind the configuration, in order, such as `POST assignments`. */
  readonly seen: string[]
  readonly bodies: string[]
  close(): Promise<void>
}

export const theId = '7a3c0f52-4d0f-4b7e-9d59-0c54e0d5c001'

/** One configuration of any collection, with routes for its set and for single assignments: another server than the sample tenant. */
export async function startTinyService(
  held: readonly Raw[],
  options: { readonly noPlainAssign?: boolean } = {},
): Promise<TinyService> {
  let next = 0
  const withId = (raw: Raw): Raw => ({ ...raw, id: `${theId}_${next++}` })
  const server = await startServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://x')
    const at = pathname.indexOf(`/${theId}`)
    const tail = at < 0 ? undefined : pathname.slice(at + 1 + theId.length)
    service.seen.push(`${request.method} ${tail === undefined ? 'list' : tail.replace(/^\//, '') || 'one'}`)
    if (request.body !== '') service.bodies.push(request.body)
    if (service.trouble?.(request, response, service) === true) return
    if (pathname.endsWith('/$batch')) return sendJson(response, refusal('NoBatch', 'none'), 404)
    const one = { id: theId, displayName: 'The one', name: 'The one' }
    if (tail === undefined) return sendJson(response, { value: [one] })
    if (request.method === 'GET' && tail === '') {
      return sendJson(response, searchParams.get('$expand') ? { ...one, assignments: service.held } : one)
    }
    if (tail === '/assignments' && request.method === 'GET') return sendJson(response, { value: service.held })
    if (tail === '/assignments') {
      const made = withId(JSON.parse(request.body) as Raw)
      service.held = [...service.held, made]
      return sendJson(response, made, 201)
    }
    if (tail === '/groupAssignments' && request.method === 'POST') {
      const { targetGroupId, excludeGroup } = JSON.parse(request.body) as Record<string, unknown>
      const type = excludeGroup === true ? 'exclusionGroupAssignmentTarget' : 'groupAssignmentTarget'
      const target = { '@odata.type': `#microsoft.graph.${type}`, groupId: targetGroupId }
      service.held = [...service.held, withId({ target })]
      return sendJson(response, { id: 'x' }, 201)
    }
    if (request.method === 'DELETE') {
      const id = decodeURIComponent(tail.replace('/assignments/', ''))
      if (!service.held.some((raw) => raw['id'] === id)) return sendJson(response, refusal('NotFound', 'gone'), 404)
      service.held = service.held.filter((raw) => raw['id'] !== id)
      return void response.writeHead(204).end()
    }
    if (tail.endsWith('/assign') || tail.endsWith('/update')) {
      if (options.noPlainAssign === true && tail === '/assign') {
        return sendJson(response, refusal('No method match route template', 'No method match route template'), 400)
      }
      const [set] = Object.values(JSON.parse(request.body) as Record<string, Raw[]>)
      service.held = (set ?? []).map(withId)
      return void response.writeHead(204).end()
    }
    sendJson(response, refusal('BadRequest', `no ${tail}`), 400)
  })
  const service: TinyService = {
    root: server.origin,
    token: 'tiny',
    id: theId,
    held: held.map(withId),
    trouble: undefined,
    seen: [],
    bodies: [],
    close: () => server.close(),
  }
  return service
}

export function refusal(code: string, message: string): Raw {
  return { error: { code, message } }
}
