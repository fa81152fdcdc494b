import { targetKey } from '../../src/intune/model/target.ts'
import { type PlanNames, planText } from '../../src/intune/documents/planText.ts'
import { startSampleTenant } from '../../src/sampleTenant/sampleTenant.ts'
import { Administrator } from '../unit/intune/applying/administrator.ts'
import type { Row } from './table.ts'

const names: PlanNames = {
  configuration: ({ configuration }) => configuration.displayName,
  about: ({ configuration }) => configuration.type,
  target: ({ target }) => targetKey(target),
  fields: () => '',
  filter: ({ filter }) => filter?.id ?? '',
  reach: () => '',
  mode: ({ target }) => (target.kind === 'excludedGroup' ? 'exclude' : 'include'),
  none: 'no assignments',
}

/** A plan over 10,000 configurations, worked out and worded, against parsing the same sets from JSON. */
export async function planning(): Promise<Row[]> {
  const service = await startSampleTenant({ configurations: 10_000, throttle: false })
  const ada = await Administrator.signIn(service)
  const ids = [...ada.tenant.configurations].map(({ id }) => id)
  const text = JSON.stringify(ids.map((id) => service.assignmentsOf(id)))
  const group = String(service.groups()[7]?.['id'])
  const change = { kind: 'add', target: { kind: 'group', groupId: group } } as const
  const times = { parse: [] as number[], plan: [] as number[], words: [] as number[] }
  for (let run = 0; run < 5; run++) {
    times.parse.push(timed(() => JSON.parse(text)))
    const plan = ada.plan(ids, change)
    times.plan.push(timed(() => ada.plan(ids, change)))
    const side = (which: 'before' | 'after'): string =>
      planText(
        plan.entries.map((entry) => ({ assignable: entry.assignable, assignments: entry[which] })),
        names,
      ).text
    times.words.push(timed(() => side('before') === side('after')))
  }
  await ada.signOut()
  await service.close()
  const baseline = { what: 'JSON.parse of the same sets', value: median(times.parse) }
  return [
    { what: `plan of ${ids.length} with its differences`, value: median(times.plan), unit: 'ms', baseline },
    { what: 'both sides of its preview', value: median(times.words), unit: 'ms', baseline },
  ]
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
