import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Clock } from '../../src/base/clock.ts'
import { kindTable } from '../../src/intune/kinds/kindTable.ts'
import { planChanges } from '../../src/intune/planning/plan.ts'
import { type SampleTenantOptions, startSampleTenant } from '../../src/sampleTenant/sampleTenant.ts'
import { Administrator } from '../unit/intune/applying/administrator.ts'
import type { Row } from './table.ts'

/** Time that passes only while somebody waits for it; client and service share it, so that pacing takes no time. */
class SharedClock implements Clock {
  #now = Date.UTC(2026, 0, 5)
  now(): number {
    return this.#now
  }
  monotonic(): number {
    return this.#now
  }
  async sleep(ms: number): Promise<void> {
    const until = this.#now + ms
    await new Promise((resolve) => setImmediate(resolve))
    this.#now = Math.max(this.#now, until)
  }
}

/** One group added to 500 configurations by `assign`, under Intune's throttling limits: of one kind, and of six. */
export async function bulkRun(): Promise<Row[]> {
  const more = { groupPolicyConfigurations: 83, deviceManagementScripts: 83, windowsFeatureUpdateProfiles: 83 }
  const six = { configurations: 84, policies: 84, apps: 83, more }
  return [...(await bulkOf('bulk', { configurations: 500 })), ...(await bulkOf('bulk, six kinds', six))]
}

async function bulkOf(name: string, sizes: SampleTenantOptions): Promise<Row[]> {
  const clock = new SharedClock()
  const now = (): number => clock.now()
  const service = await startSampleTenant({ ...sizes, groups: 50, routes: 'none', now })
  const ada = await Administrator.signIn(service, { clock, kinds: () => kindTable })
  const groupId = String(service.groups()[7]?.['id'])
  const items = [...ada.tenant.configurations].map((configuration) => {
    const set = ada.tenant.set(configuration)
    return { assignable: { configuration }, set: set ?? { state: 'unread' as const, error: new Error('never read') } }
  })
  const plan = planChanges(items, ({ configuration: { kind } }) => {
    const fields = kind.keyFields.includes('intent') ? { intent: 'required' } : undefined
    return [{ kind: 'add', target: { kind: 'group', groupId }, ...(fields && { fields }) }]
  })
  const counted = { requests: 0, throttled: 0, failed: 0, done: 0 }
  const count = (): void => {
    const ended = service.requests.filter(({ status }) => status !== 0)
    counted.requests += service.requests.length
    counted.throttled += ended.filter(({ status }) => status === 429).length
    service.clearRequests()
  }
  const heap: number[] = []
  service.clearRequests()
  const began = now()
  await ada.apply(plan, {
    onOutcome: ({ outcome }) => {
      if (outcome !== 'applied') counted.failed++
      counted.done++
      if (counted.done % Math.ceil(plan.entries.length / 10) !== 0 && counted.done !== plan.entries.length) return
      count()
      heap.push(usedHeap())
    },
  })
  count()
  const seconds = (now() - began) / 1_000
  await ada.signOut()
  await service.close()
  const each = counted.requests / plan.entries.length
  const tenth = { what: 'after a tenth of the run', value: heap[0] ?? Number.NaN }
  const fastest = { what: '100 writes in 20 s', value: Math.floor((plan.entries.length - 1) / 100) * 20_000 }
  return [
    {
      what: `${name} of ${plan.entries.length}, each`,
      value: each,
      unit: 'requests',
      baseline: { what: 'the limit', value: 3 },
    },
    { what: `${name}, answers 429`, value: counted.throttled, unit: 'requests' },
    { what: `${name}, not applied`, value: counted.failed, unit: 'requests' },
    { what: `${name}, by the clock`, value: seconds * 1_000, unit: 'ms', baseline: fastest },
    { what: `${name}, heap at the end`, value: heap.at(-1) ?? Number.NaN, unit: 'KB', baseline: tenth },
  ]
}

/** Kilobytes after everything that can go is gone. */
function usedHeap(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed / 1024
}
