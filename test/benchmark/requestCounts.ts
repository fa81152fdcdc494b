import { GroupDirectory } from '../../src/intune/directory/groupDirectory.ts'
import { groupOf } from '../../src/intune/model/target.ts'
import { startSampleTenant } from '../../src/sampleTenant/sampleTenant.ts'
import { FastClock } from '../unit/graph/graphHarness.ts'
import { Administrator, ref } from '../unit/intune/applying/administrator.ts'
import type { Row } from './table.ts'

/** What reading a large tenant and adding one group cost, in requests. */
export async function requestCounts(): Promise<Row[]> {
  return [...(await reading()), ...(await adding())]
}

/** Against one request for the list, one for each set and one for each name, as a plain loop over an SDK does it. */
async function reading(): Promise<Row[]> {
  const [configurations, groups] = [1_000, 200]
  const service = await startSampleTenant({ configurations, groups, throttle: false })
  const ada = await Administrator.signIn(service)
  service.clearRequests()
  let first = 0
  const listening = ada.tenant.onDidChange(() => (first ||= service.requests.length))
  await ada.tenant.load()
  listening.dispose()
  const targets = [...ada.tenant.configurations].flatMap(({ id }) => {
    const set = ada.tenant.set(ref(id))
    return set?.state === 'read' ? set.set.assignments.map(({ target }) => groupOf(target)) : []
  })
  const ids = new Set(targets.filter((id) => id !== undefined))
  await new GroupDirectory(ada.graph, new FastClock()).resolve(ids)
  const all = service.requests.filter(({ inner }) => !inner).length
  await ada.signOut()
  await service.close()
  const plain = { what: 'a request per set and name', value: 1 + configurations + ids.size }
  return [
    { what: 'until the first rows', value: first, unit: 'requests' },
    { what: `${configurations} rows, ${targets.length} targets`, value: all, unit: 'requests', baseline: plain },
  ]
}

async function adding(): Promise<Row[]> {
  const rows: Row[] = []
  for (const routes of ['plain', 'ref', 'none'] as const) {
    const service = await startSampleTenant({ configurations: 3, groups: 9, throttle: false, routes })
    const ada = await Administrator.signIn(service)
    const [one = '', two = ''] = [...ada.tenant.configurations].map(({ id }) => id)
    const free = (id: string): string =>
      service
        .groups()
        .map((group) => String(group['id']))
        .find((group) => !JSON.stringify(service.assignmentsOf(id)).includes(group)) ?? ''
    const counts: number[] = []
    for (const id of [one, two]) {
      service.clearRequests()
      await ada.change(id, { kind: 'add', target: { kind: 'group', groupId: free(id) } })
      counts.push(service.requests.length)
    }
    await ada.signOut()
    await service.close()
    const how = { plain: 'documented POST', ref: 'documented POST, $ref', none: 'assign' }[routes]
    const baseline = { what: 'the first time', value: counts[0] ?? Number.NaN }
    rows.push({ what: `adding a group by ${how}`, value: counts[1] ?? Number.NaN, unit: 'requests', baseline })
  }
  return rows
}
