import type { SampleTenant } from '../../../src/sampleTenant/sampleTenant.ts'

export type Entity = Record<string, unknown>

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The JSON in it; empty where it is none. */
  readonly json: Entity
  /** What is at a place in the JSON; undefined where that is nowhere. */
  readonly at: (...place: readonly (string | number)[]) => unknown
  /** The `value` of a list. */
  readonly items: readonly Entity[]
  /** The link to the next page; empty where there is none. */
  readonly next: string
}

/** One request with the tenant's own token. `path` starts at the version or is a whole address. */
export async function ask(
  tenant: SampleTenant,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
): Promise<Answer> {
  const response = await fetch(path.startsWith('http') ? path : `${tenant.root}/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${tenant.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  let json: Entity = {}
  try {
    json = JSON.parse(text) as Entity
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  const at = (...place: readonly (string | number)[]): unknown =>
    place.reduce<unknown>((inside, key) => (inside as Entity | undefined)?.[key], json)
  return {
    status: response.status,
    headers: response.headers,
    text,
    json,
    at,
    items: (json['value'] ?? []) as Entity[],
    next: typeof json['@odata.nextLink'] === 'string' ? json['@odata.nextLink'] : '',
  }
}

export function post(
  tenant: SampleTenant,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return ask(tenant, path, { method: 'POST', body, headers })
}

/** The message behind Intune's JSON text. */
export function intuneMessage(answer: Answer): string {
  return (JSON.parse(String(answer.at('error', 'message'))) as { Message: string }).Message
}

export const configurations = 'beta/deviceManagement/deviceConfigurations'

export function configurationId(tenant: SampleTenant, name: string): string {
  return idOf(tenant.configurations(), name)
}

export function groupId(tenant: SampleTenant, name: string): string {
  return idOf(tenant.groups(), name)
}

export function filterId(tenant: SampleTenant, name: string): string {
  return idOf(tenant.filters(), name)
}

function idOf(entities: readonly Record<string, unknown>[], name: string): string {
  const found = entities.find((one) => one['displayName'] === name)
  if (!found) throw new Error(`no ${name}`)
  return String(found['id'])
}

/** All items of all pages. */
export async function all(tenant: SampleTenant, path: string, headers: Record<string, string> = {}): Promise<Entity[]> {
  const items: Entity[] = []
  for (let next = path; next !== '';) {
    const page: Answer = await ask(tenant, next, { headers })
    items.push(...page.items)
    next = page.next
  }
  return items
}
