import assert from 'node:assert/strict'
import { deviceConfigurations } from '../../../../../src/intune/kinds/deviceConfigurations.ts'
import { configurationFromGraph } from '../../../../../src/intune/model/configuration.ts'
import { ConfigurationIndex } from '../../../../../src/workbench/views/configurations/configurationIndex.ts'
import { SectionWarnings } from '../../../../../src/workbench/views/configurations/sectionWarnings.ts'

describe('the warnings under a heading', () => {
  const of = (displayName: string, type: string) =>
    configurationFromGraph(deviceConfigurations, {
      id: displayName,
      displayName,
      '@odata.type': `#microsoft.graph.${type}`,
    })
  const all = [
    of('odd', 'windows10CustomConfiguration'),
    of('fine', 'windows10CustomConfiguration'),
    of('odd too', 'windowsUpdateForBusinessConfiguration'),
    of('iOS', 'iosCustomConfiguration'),
  ]
  const index = new ConfigurationIndex(all, 'platform')
  const section = (id: string) => {
    const found = index.section(id)
    assert.ok(found, id)
    return found
  }
  const set = { state: 'read', set: { assignments: [], readAt: 0 } } as const
  let asked = 0
  const facts = {
    set: () => set,
    isOdd: ({ displayName }: { displayName: string }) => {
      asked++
      return displayName.startsWith('odd')
    },
  }

  it('are counted, each set once, until something may have changed', async () => {
    const warnings = new SectionWarnings()
    const below = (id: string, isCancellationRequested = false) =>
      warnings.below(section(id), facts, { isCancellationRequested })
    assert.equal(await below('Windows'), 2)
    assert.equal(await below('iOS/iPadOS'), 0)
    assert.equal(await below('Windows'), 2)
    assert.equal(asked, 4)
    warnings.forget()
    assert.equal(await below('Windows', true), 0)
    assert.equal(await below('Windows'), 2)
  })
})
