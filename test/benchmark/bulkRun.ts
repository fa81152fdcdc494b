import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Clock } from '../../src/base/clock.ts'
import { startSampleTenant } from '../../src/sampleTenant/sampleTenant.ts'
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

/** One group added to 500 configurations by `assign`, under Intune's throttling limit. */
export async function bulkRun(): Promise<Row[]> {
  const total = 500
  const clock = new SharedClock()
  const now = (): number => clock.now()
  const service = await startSampleTenant({ configurations: total, groups: 50, routes: 'none', now })
  const ada = await Administrator.signIn(service, { clock })
  const group = String(service.groups()[7]?.['id'])
  const ids = [...ada.tenant.configurations].map(({ id }) => id)
  const plan = ada.plan(ids, { kind: 'add', target: { kind: 'group', groupId: group } })
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
      what: `bulk of ${plan.entries.length}, each`,
      value: each,
      unit: 'requests',
      baseline: { what: 'the limit', value: 3 },
    },
    { what: 'bulk, answers 429', value: counted.throttled, unit: 'requests' },
    { what: 'bulk, not applied', value: counted.failed, unit: 'requests' },
    { what: 'bulk, by the clock', value: seconds * 1_000, unit: 'ms', baseline: fastest },
    { what: 'bulk, heap at the end', value: heap.at(-1) ?? Number.NaN, unit: 'KB', baseline: tenth },
  ]
}

/** Kilobytes after everything that can go is gone. */
function usedHeap(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed / 1024
}
