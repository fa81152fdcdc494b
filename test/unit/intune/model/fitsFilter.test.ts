import assert from 'node:assert/strict'
import { kindTable } from '../../../../src/intune/kinds/kindTable.ts'
import { configurationFromGraph } from '../../../../src/intune/model/configuration.ts'
import type { Filter } from '../../../../src/intune/model/filter.ts'
import { fitsFilter } from '../../../../src/intune/model/takes.ts'

const filter = (platform: string, managementType?: string): Filter => ({
  id: 'f',
  displayName: 'f',
  platform,
  managementType,
})

describe('a filter', () => {
  for (const [kindId, type, fits, not] of [
    [
      'deviceConfigurations',
      'windows10CustomConfiguration',
      [filter('windows10AndLater', 'devices'), filter('windows10AndLater')],
      [filter('iOS', 'devices'), filter('windows10AndLater', 'apps')],
    ],
    [
      'deviceConfigurations',
      'iosCustomConfiguration',
      [filter('iOS', 'devices')],
      [filter('windows10AndLater', 'devices')],
    ],
    [
      'iosManagedAppProtections',
      'iosManagedAppProtection',
      [filter('iOSMobileApplicationManagement', 'apps')],
      [filter('iOS', 'devices')],
    ],
    ['windowsFeatureUpdateProfiles', '', [], [filter('windows10AndLater', 'devices')]],
  ] as const) {
    it(`fits ${kindId} ${type} by platform and by what it is for`, () => {
      const kind = kindTable.find(({ id }) => id === kindId)
      assert.ok(kind)
      const configuration = configurationFromGraph(kind, { id: 'x', '@odata.type': `#microsoft.graph.${type}` })
      for (const one of fits) assert.equal(fitsFilter(configuration, one), true, one.platform)
      for (const one of not) assert.equal(fitsFilter(configuration, one), false, one.platform)
    })
  }
})
