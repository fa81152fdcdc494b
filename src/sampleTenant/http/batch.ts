import { type Call, callOf } from './call.ts'
import { type Entity, isEntity, textOf } from '../model/entity.ts'
import { jsonBody } from './jsonBody.ts'
import { Refusal } from './refusal.ts'
import type { Reply } from './reply.ts'

/** Requests that one `$batch` may hold. */
const most = 20

type Carry = (call: Call) => Promise<Reply | 'drop'>

interface Inner {
  readonly id: string
  readonly dependsOn: readonly unknown[]
  readonly call: Call
}

/** Carries out a `$batch`. The answers come in reverse: their order is nothing to count on. */
export async function batch(outer: Call, carry: Carry): Promise<Reply | 'drop'> {
  const { requests } = jsonBody(outer)
  if (!Array.isArray(requests) || requests.length === 0) throw malformed('Invalid batch payload format.')
  if (requests.length > most) throw malformed(`Number of batch request steps exceeds the maximum value of ${most}.`)
  const inner = requests.map((one: unknown) => innerCall(one, outer))
  if (new Set(inner.map(({ id }) => id)).size < inner.length) throw malformed('Duplicate request ids are not allowed.')
  const failed = new Set<unknown>()
  const responses: Entity[] = []
  for (const { id, dependsOn, call } of inner) {
    const reply = dependsOn.some((other) => failed.has(other)) ? failedDependency : await carry(call)
    if (reply === 'drop') return reply
    if (reply.status >= 400) failed.add(id)
    responses.unshift({ id, status: reply.status, headers: reply.headers ?? {}, body: innerBody(reply) })
  }
  return { status: 200, body: { responses } }
}

const failedDependency: Reply = {
  status: 424,
  body: { error: { code: 'FailedDependency', message: 'Failed dependency' } },
}

/** A count is no JSON, and comes as its digits. */
function innerBody({ headers, body }: Reply): unknown {
  return headers?.['content-type'] === 'text/plain' ? Number(body) : (body ?? null)
}

function innerCall(sent: unknown, outer: Call): Inner {
  if (!isEntity(sent)) throw malformed('Invalid batch payload format.')
  const { id, method, url, body, dependsOn } = sent
  if (typeof id !== 'string' || id === '' || typeof method !== 'string' || typeof url !== 'string') {
    throw malformed('Invalid batch payload format.')
  }
  const headers = isEntity(sent['headers']) ? sent['headers'] : {}
  const lower = Object.fromEntries(Object.keys(headers).map((name) => [name.toLowerCase(), textOf(headers, name)]))
  if (body !== undefined && lower['content-type'] === undefined) {
    throw malformed(`Write request id : ${id} does not contain Content-Type header or body.`)
  }
  const call = callOf(`/${outer.version}/${url.replace(/^\//, '')}`, {
    method: method.toUpperCase(),
    headers: lower,
    body: body === undefined ? '' : JSON.stringify(body),
    inner: true,
  })
  if (!call || call.segments[0] === '$batch') throw malformed('Invalid batch payload format.')
  return { id, call, dependsOn: Array.isArray(dependsOn) ? dependsOn : [] }
}

function malformed(message: string): Refusal {
  return new Refusal(400, 'BadRequest', message)
}
