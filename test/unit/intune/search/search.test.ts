import assert from 'node:assert/strict'
import { kindTable } from '../../../../src/intune/kinds/kindTable.ts'
import { assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import type { AssignmentSetState } from '../../../../src/intune/model/assignmentSet.ts'
import { type Configuration, configurationFromGraph } from '../../../../src/intune/model/configuration.ts'
import { completions, type SearchValues } from '../../../../src/intune/search/completions.ts'
import { search, type SearchFacts } from '../../../../src/intune/search/search.ts'

const kiosk = '11111111-1111-1111-1111-111111111111'
const of = (id: string, raw: Record<string, unknown>): Configuration => {
  const kind = kindTable.find((one) => one.id === id)
  assert.ok(kind)
  return configurationFromGraph(kind, { id: `${id}-1`, [kind.nameProperty]: 'x', ...raw })
}
const ring = of('deviceConfigurations', {
  '@odata.type': '#microsoft.graph.windowsUpdateForBusinessConfiguration',
  displayName: 'Update ring - Pilot',
  roleScopeTagIds: ['0', '7'],
})
const app = of('mobileApps', { '@odata.type': '#microsoft.graph.iosVppApp', displayName: 'Teams' })
const unassigned = of('deviceConfigurations', {
  '@odata.type': '#microsoft.graph.macOSCustomConfiguration',
  displayName: 'Dock',
})
const broken = of('deviceCompliancePolicies', {
  '@odata.type': '#microsoft.graph.iosCompliancePolicy',
  displayName: 'iOS base',
})

const group = (groupId: string, more: Record<string, unknown> = {}) =>
  assignmentFromGraph({ target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId }, ...more })
const sets = new Map<Configuration, AssignmentSetState>([
  [ring, { state: 'read', set: { assignments: [group(kiosk)], readAt: 0 } }],
  [app, { state: 'read', set: { assignments: [group(kiosk, { intent: 'required' })], readAt: 0 } }],
  [unassigned, { state: 'read', set: { assignments: [], readAt: 0 } }],
  [broken, { state: 'unread', error: new Error('no') }],
])
const facts: SearchFacts = {
  set: (configuration) => sets.get(configuration),
  groupName: (id) => (id === kiosk ? 'SG Kiosk Lobby' : undefined),
  tagName: (id) => (id === '7' ? 'Berlin' : undefined),
  findings: (configuration) => (configuration === app ? ['groupDeleted'] : []),
  isOdd: (configuration) => configuration === app,
}
const found = (text: string): string[] =>
  [...sets.keys()].filter(search(text, facts)).map(({ displayName }) => displayName)

describe('a search for configurations', () => {
  for (const [text, expected] of [
    ['', ['Update ring - Pilot', 'Teams', 'Dock', 'iOS base']],
    ['pilot', ['Update ring - Pilot']],
    ['ring UPDATE', ['Update ring - Pilot']],
    ['group:kiosk', ['Update ring - Pilot', 'Teams']],
    ['group:"kiosk lobby" platform:ios', ['Teams']],
    ['group:"kiosk lob', ['Update ring - Pilot', 'Teams']],
    [`group:${kiosk}`, ['Update ring - Pilot', 'Teams']],
    ['group:nobody', []],
    ['kind:apps', ['Teams']],
    ['kind:compliance', ['iOS base']],
    ['platform:macos', ['Dock']],
    ['tag:berlin', ['Update ring - Pilot']],
    ['finding:groupDeleted', ['Teams']],
    ['finding:deleted', ['Teams']],
    ['finding:redundant', []],
    ['tag:7', ['Update ring - Pilot']],
    ['intent:required', ['Teams']],
    ['intent:avail', []],
    ['is:unassigned', ['Dock']],
    ['is:unread', ['iOS base']],
    ['is:warning', ['Teams']],
    ['is:w', ['Teams']],
    ['is:un', []],
    ['is:other', []],
    ['kind:', ['Update ring - Pilot', 'Teams', 'Dock', 'iOS base']],
  ] as const) {
    it(`finds ${expected.length} by "${text}"`, () => {
      assert.deepEqual(found(text), expected)
    })
  }

  it('does not take a set that could not be read for one that is not assigned', () => {
    assert.deepEqual(found('is:unassigned ios'), [])
  })
})

describe('what a search can become', () => {
  const values: SearchValues = {
    group: ['SG Kiosk', 'SG-Sales', 'a "b" c'],
    kind: ['Apps'],
    area: ['Apps'],
    platform: ['Windows', 'Windows'],
    tag: [],
    intent: ['required'],
    finding: ['groupDeleted'],
  }
  const words = (typed: string): string[] => completions(typed, values).map(({ word }) => word)

  it('is a key at the beginning of a word', () => {
    assert.deepEqual(words(''), ['group:', 'kind:', 'area:', 'platform:', 'tag:', 'intent:', 'finding:', 'is:'])
    assert.deepEqual(words('pilot i'), ['intent:', 'is:'])
  })

  it('is a value behind a key, once, in quotes where it has blanks', () => {
    assert.deepEqual(words('group:sg'), ['group:"SG Kiosk"', 'group:SG-Sales'])
    assert.deepEqual(words('x group:"sg k'), ['group:"SG Kiosk"'])
    assert.deepEqual(words('platform:'), ['platform:Windows'])
    assert.deepEqual(words('is:un'), ['is:unassigned', 'is:unread'])
    assert.deepEqual(words('nothing:'), [])
  })

  it('keeps what was typed before', () => {
    const [first] = completions('pilot is:w', values)
    assert.equal(first?.search, 'pilot is:warning ')
  })

  it('is found by its own search, whatever is in the name', () => {
    for (const name of values.group) {
      const [only] = completions(`group:${name.slice(0, 1)}`, { ...values, group: [name] })
      const named: SearchFacts = { ...facts, groupName: () => name }
      assert.ok(only && search(only.search, named)(ring), name)
    }
  })
})
