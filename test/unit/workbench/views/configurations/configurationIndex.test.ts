import assert from 'node:assert/strict'
import { kindTable } from '../../../../../src/intune/kinds/kindTable.ts'
import type { Kind } from '../../../../../src/intune/kinds/kind.ts'
import { type Configuration, configurationFromGraph } from '../../../../../src/intune/model/configuration.ts'
import { GraphError } from '../../../../../src/graph/graphError.ts'
import type { KindState } from '../../../../../src/intune/tenant/kindState.ts'
import { ConfigurationIndex } from '../../../../../src/workbench/views/configurations/configurationIndex.ts'
import { kindTroubles } from '../../../../../src/workbench/views/configurations/kindTroubles.ts'
import type { Section } from '../../../../../src/workbench/views/configurations/section.ts'

const kindNamed = (id: string): Kind => {
  const kind = kindTable.find((one) => one.id === id)
  assert.ok(kind)
  return kind
}
const of = (id: string, name: string, raw: Record<string, unknown> = {}): Configuration => {
  const kind = kindNamed(id)
  return configurationFromGraph(kind, { id: name, [kind.nameProperty]: name, ...raw })
}
const configurations = [
  of('deviceConfigurations', 'b', { '@odata.type': '#microsoft.graph.macOSCustomConfiguration' }),
  of('deviceConfigurations', 'a10', { '@odata.type': '#microsoft.graph.windows10CustomConfiguration' }),
  of('deviceConfigurations', 'a9', { '@odata.type': '#microsoft.graph.windows10CustomConfiguration' }),
  of('configurationPolicies', 'edge', { platforms: 'windows10' }),
  of('mobileApps', 'teams', { '@odata.type': '#microsoft.graph.iosVppApp' }),
]
/** `title(count)` of each heading with what is under it. */
const drawn = ({ sections, configurations: own }: Pick<Section, 'sections' | 'configurations'>): unknown[] => [
  ...sections.map((one) => [`${one.heading.title} ${one.count}`, ...drawn(one)]),
  ...own.map(({ displayName }) => displayName),
]

describe('the configurations under their headings', () => {
  it('are grouped by area as in the admin center, and a heading never stands alone under another', () => {
    assert.deepEqual(drawn(new ConfigurationIndex(configurations, 'area')), [
      [
        'Configuration 4',
        ['Templates 3', ['Windows 2', 'a9', 'a10'], ['macOS 1', 'b']],
        ['Settings catalog 1', 'edge'],
      ],
      ['Apps 1', 'teams'],
    ])
  })

  it('stand in their own area, behind its kinds, where that is another one than their kind’s', () => {
    const oem = of('mobileAppConfigurations', 'zebra', {
      '@odata.type': '#microsoft.graph.androidManagedStoreAppConfiguration',
      appSupportsOemConfig: true,
    })
    const [area] = drawn(new ConfigurationIndex([oem, ...configurations], 'area')) as unknown[][]
    assert.deepEqual(area?.at(-1), ['OEMConfig 1', 'zebra'])
  })

  it('are grouped by platform, by kind, or not at all', () => {
    assert.deepEqual(drawn(new ConfigurationIndex(configurations, 'platform')), [
      ['Windows 3', 'a9', 'a10', 'edge'],
      ['iOS/iPadOS 1', 'teams'],
      ['macOS 1', 'b'],
    ])
    assert.deepEqual(drawn(new ConfigurationIndex(configurations, 'kind')).length, 3)
    assert.deepEqual(drawn(new ConfigurationIndex(configurations, 'list')), ['a9', 'a10', 'b', 'edge', 'teams'])
  })

  it('are found where they stand, each under headings that are found by their ids', () => {
    for (const grouping of ['area', 'platform', 'kind', 'list'] as const) {
      const index = new ConfigurationIndex(configurations, grouping)
      for (const configuration of configurations) {
        const place = index.place(configuration)
        assert.equal(place?.configuration, configuration)
        const last = place.above.at(-1)
        assert.ok((last ?? index).configurations.includes(configuration))
        for (const section of place.above) assert.equal(index.section(section.id), section)
      }
    }
  })
})

describe('what of a tenant could not be read', () => {
  const error = new Error('no')
  const states = (...given: [string, KindState][]): ReadonlyMap<Kind, KindState> =>
    new Map(given.map(([id, state]) => [kindNamed(id), state]))
  const notAllowed = (scopes: readonly string[]): KindState => ({ state: 'notAllowed', scopes, error })
  const read: KindState = { state: 'read', at: 0 }

  it('is one row for an area in which nothing may be read', () => {
    const apps = notAllowed(['DeviceManagementApps.Read.All'])
    const troubles = kindTroubles(states(['mobileApps', apps], ['managedEBooks', apps], ['deviceConfigurations', read]))
    assert.deepEqual(
      troubles.map(({ title, kinds, scopes }) => [title, kinds.length, scopes]),
      [['Apps', 2, ['DeviceManagementApps.Read.All']]],
    )
  })

  it('is not told as trouble where the tenant’s Intune does not have the kind', () => {
    const failed = (kind: 'routeMissing' | 'notFound' | 'service'): KindState => ({
      state: 'failed',
      error: new GraphError(kind, ''),
    })
    const troubles = kindTroubles(
      states(
        ['inventoryPolicies', failed('routeMissing')],
        ['userSettings', failed('notFound')],
        ['intents', failed('service')],
      ),
    )
    assert.deepEqual(
      troubles.map(({ heading, absent }) => [heading, absent]),
      [
        ['Properties catalog', true],
        ['Security baselines (old)', undefined],
        ['User settings of Cloud PCs', true],
      ],
    )
  })

  it('is a row of the kind where it is one alone', () => {
    const troubles = kindTroubles(states(['mobileApps', read], ['managedEBooks', notAllowed(['x'])]))
    assert.deepEqual(
      troubles.map(({ title }) => title),
      ['eBooks'],
    )
  })

  it('is a row for each permission that an area is missing', () => {
    const troubles = kindTroubles(
      states(
        ['mobileApps', notAllowed(['x'])],
        ['managedEBooks', notAllowed(['x'])],
        ['policySets', notAllowed(['y'])],
      ),
    )
    assert.deepEqual(
      troubles.map(({ title, kinds }) => [title, kinds.length]),
      [
        ['Apps', 2],
        ['Policy sets', 1],
      ],
    )
  })

  it('tells what failed from what is not allowed', () => {
    const troubles = kindTroubles(
      states(['mobileApps', { state: 'failed', error }], ['managedEBooks', notAllowed(['x'])]),
    )
    assert.deepEqual(
      troubles.map(({ title, scopes }) => [title, scopes]),
      [
        ['eBooks', ['x']],
        ['Apps', undefined],
      ],
    )
  })
})
