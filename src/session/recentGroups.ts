import * as v from 'valibot'
import type { Json } from '../base/json.ts'
import { isGuid } from '../intune/model/target.ts'
import type { Connection } from './connection.ts'
import type { Memory } from './memory.ts'

const key = 'recentGroups'

const most = 5

/** The groups that were assigned last in each tenant, by their ids. Those of the sample tenant are forgotten with the window. */
export class RecentGroups {
  readonly #memory: Memory
  #ofSample: readonly string[] = []

  constructor(memory: Memory) {
    this.#memory = memory
  }

  /** The latest first. */
  of({ sample, identity }: Pick<Connection, 'sample' | 'identity'>): readonly string[] {
    return sample ? this.#ofSample : idsOf(remembered(this.#memory)[identity.tenantId])
  }

  async use(connection: Pick<Connection, 'sample' | 'identity'>, ids: readonly string[]): Promise<void> {
    const now = [...new Set([...ids, ...this.of(connection)])].slice(0, most)
    if (connection.sample) this.#ofSample = now
    else await this.#memory.update(key, { ...remembered(this.#memory), [connection.identity.tenantId]: now })
  }
}

/** Part of signing out of a tenant. */
export async function forgetRecentGroups(memory: Memory, tenantId: string): Promise<void> {
  const { [tenantId]: gone, ...others } = remembered(memory)
  if (gone === undefined) return
  await memory.update(key, Object.keys(others).length > 0 ? others : undefined)
}

const rememberedSchema = v.fallback(v.record(v.string(), v.unknown()), {})
const listSchema = v.fallback(v.array(v.unknown()), [])
const idSchema = v.pipe(v.string(), v.check(isGuid))

function remembered(memory: Memory): Json {
  return v.parse(rememberedSchema, memory.get(key))
}

function idsOf(value: unknown): readonly string[] {
  return v.parse(listSchema, value).filter((id): id is string => v.is(idSchema, id))
}
