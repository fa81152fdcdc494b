import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Worker } from 'node:worker_threads'
import { systemClock } from '../../src/base/clock.ts'
import { GroupDirectory } from '../../src/intune/directory/groupDirectory.ts'
import { kindTable } from '../../src/intune/kinds/kindTable.ts'
import type { SampleTenantOptions } from '../../src/sampleTenant/sampleTenant.ts'
import { Administrator, type Service } from '../unit/intune/applying/administrator.ts'
import type { Row } from './table.ts'

interface Sent {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly eventual?: string
}

/** Milliseconds that each request takes on the way. */
const latencyMs = 150

/** Reading tenants at a distance, beside a plain loop that sends the very same requests, as many at once as can be. */
export async function wholeTenant(): Promise<Row[]> {
  const every = { configurations: 6_000, policies: 1_500, apps: 2_500, groups: 2_000 }
  return [
    ...(await reading('all kinds, 10,000 configurations', every, true)),
    ...(await reading('deviceConfigurations, 1,000', { configurations: 1_000, groups: 200 }, false)),
    ...(await reading('deviceConfigurations, 10,000', { configurations: 10_000, groups: 2_000 }, false)),
  ]
}

async function reading(what: string, sizes: SampleTenantOptions, all: boolean): Promise<Row[]> {
  const worker = new Worker(new URL('tenantWorker.ts', import.meta.url), {
    workerData: { ...sizes, latencyMs, throttle: false } satisfies SampleTenantOptions,
  })
  const [service] = (await once(worker, 'message')) as [Service]
  const sent = async (): Promise<readonly Sent[]> => {
    worker.postMessage('')
    const [requests] = (await once(worker, 'message')) as [readonly Sent[]]
    return requests
  }
  const before = usedHeap()
  const delays = monitorEventLoopDelay({ resolution: 5 })
  delays.enable()
  const began = performance.now()
  const ada = await Administrator.signIn(service, { clock: systemClock, ...(all && { kinds: () => kindTable }) })
  const groups = new GroupDirectory(ada.graph)
  await groups.resolve(ada.tenant.usage.groups)
  const took = performance.now() - began
  delays.disable()
  const count = ada.tenant.size
  const heap = usedHeap() - before
  const requests = await sent()
  const floors: number[] = []
  for (let run = 0; run < 3; run++) floors.push(await replayed(requests, service))
  const floor = floors.toSorted((a, b) => a - b)[1] ?? Number.NaN
  await ada.signOut()
  await worker.terminate()
  return [
    { what: `${what}: time`, value: took, unit: 'ms', baseline: { what: 'a plain loop of the same', value: floor } },
    { what: `${what}: requests`, value: requests.length, unit: 'requests' },
    { what: `${what}: longest block`, value: delays.max / 1e6, unit: 'ms', baseline: { what: 'the limit', value: 50 } },
    { what: `${what}: memory each`, value: heap / count, unit: 'KB' },
  ]
}

/** Pages of one list follow each other; names are asked for when the lists are there; all else goes at once. */
async function replayed(requests: readonly Sent[], { root, token }: Service): Promise<number> {
  const names = requests.filter(isNames)
  const chains = Map.groupBy(
    requests.filter((one) => !isNames(one)),
    ({ path, body }) => `${path.split('?')[0] ?? ''} ${path.includes('$batch') ? JSON.stringify(body) : ''}`,
  )
  const send = async ({ method, path, body, eventual }: Sent): Promise<void> => {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` }
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (eventual !== undefined) headers['consistencylevel'] = eventual
    const answer = await fetch(`${root}${path.replaceAll('+', '%2B')}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    await answer.json()
  }
  const began = performance.now()
  await Promise.all(
    [...chains.values()].map(async (chain) => {
      for (const one of chain) await send(one)
    }),
  )
  await Promise.all(names.map(send))
  return performance.now() - began
}

function isNames({ path, body }: Sent): boolean {
  return path.includes('getByIds') || (path.includes('$batch') && JSON.stringify(body).includes('/groups'))
}

/** Kilobytes after everything that can go is gone. */
function usedHeap(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed / 1024
}
