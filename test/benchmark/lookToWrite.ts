import type { Graph } from '../../src/graph/graph.ts'
import { startSampleTenant } from '../../src/sampleTenant/sampleTenant.ts'
import { Administrator } from '../unit/intune/applying/administrator.ts'
import type { Row } from './table.ts'

/** How many writes are measured. */
const writes = 200

/** What lies between the end of the look and the write that is built on it, beside the write itself. */
export async function lookToWrite(): Promise<Row[]> {
  const service = await startSampleTenant({ configurations: writes, groups: 9, routes: 'none', throttle: false })
  const measured = { gaps: [] as number[], posts: [] as number[], between: 0, looked: 0 }
  const ada = await Administrator.signIn(service, { through: (graph) => watched(graph, measured) })
  const ids = [...ada.tenant.configurations].map(({ id }) => id)
  const groupId = String(service.groups()[7]?.['id'])
  const change = { kind: 'add', target: { kind: 'group', groupId } } as const
  // One after the other, so that each look is followed by its own write.
  for (const id of ids) await ada.apply(ada.plan([id], change))
  await ada.signOut()
  await service.close()
  const bare = { what: 'the write itself', value: median(measured.posts) }
  return [
    { what: 'from the look to the write', value: median(measured.gaps), unit: 'ms', baseline: bare },
    { what: 'from the look to the write', value: measured.between, unit: 'requests' },
  ]
}

/** The same client, with a note of when each look ended and each write began. */
function watched(graph: Graph, measured: { gaps: number[]; posts: number[]; between: number; looked: number }): Graph {
  let since = 0
  return {
    get: (...args) => graph.get(...args),
    count: (...args) => graph.count(...args),
    ask: (...args) => graph.ask(...args),
    batch: (...args) => graph.batch(...args),
    writeTurn: (...args) => graph.writeTurn(...args),
    writeToken: (...args) => graph.writeToken(...args),
    async *pages(...args) {
      since++
      yield* graph.pages(...args)
      measured.looked = performance.now()
      since = 0
    },
    async post(...args) {
      const began = performance.now()
      measured.gaps.push(began - measured.looked)
      measured.between += since
      const answer = await graph.post(...args)
      measured.posts.push(performance.now() - began)
      return answer
    },
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
