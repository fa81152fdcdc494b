import assert from 'node:assert/strict'
import type { Json } from '../../../../src/base/json.ts'
import { checkAssignments } from '../../../../src/intune/findings/checkAssignments.ts'
import type { KnownFacts } from '../../../../src/intune/findings/finding.ts'
import { kindTable } from '../../../../src/intune/kinds/kindTable.ts'
import { assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import { configurationFromGraph } from '../../../../src/intune/model/configuration.ts'
import type { Filter } from '../../../../src/intune/model/filter.ts'

const group = '11111111-1111-1111-1111-111111111111'
const filters: readonly Filter[] = [
  {
    id: 'pc',
    displayName: 'PC',
    platform: 'windows10AndLater',
    rule: '(device.cpuArchitecture -eq "amd64")',
    managementType: 'devices',
  },
  {
    id: 'x64',
    displayName: 'x64',
    platform: 'windows10AndLater',
    rule: '(device.cpuArchitecture -eq "x64")',
    managementType: 'devices',
  },
  {
    id: 'app',
    displayName: 'App',
    platform: 'iOSMobileApplicationManagement',
    rule: '(app.appVersion -eq "1")',
    managementType: 'apps',
  },
  { id: 'broken', displayName: 'Broken', platform: 'windows10AndLater', rule: '(device', managementType: 'devices' },
]
const known: KnownFacts = {
  group: (id) => ({ state: { state: 'unknown', id }, holds: 'unknown' }),
  filter: (id) => {
    const filter = filters.find((one) => one.id === id)
    return filter ? { state: 'known', filter } : { state: 'missing', id }
  },
}

function assignment(type: 'group' | 'exclusionGroup', more: Json = {}, filter?: string): Json {
  const by =
    filter === undefined
      ? {}
      : { deviceAndAppManagementAssignmentFilterId: filter, deviceAndAppManagementAssignmentFilterType: 'include' }
  return { ...more, target: { '@odata.type': `#microsoft.graph.${type}AssignmentTarget`, groupId: group, ...by } }
}

function found(kindId: string, raw: Json, ...assignments: Json[]): string[] {
  const kind = kindTable.find(({ id }) => id === kindId)
  assert.ok(kind)
  const configuration = configurationFromGraph(kind, { id: 'x', ...raw })
  return checkAssignments({ configuration, assignments: assignments.map(assignmentFromGraph) }, known).map(
    (one) => one.kind,
  )
}

describe('findings by the rules of a kind', () => {
  const app = { '@odata.type': '#microsoft.graph.win32LobApp' }

  it('take a group that is included with one intent and excluded with another for what it is', () => {
    const required = assignment('group', { intent: 'required' })
    assert.deepEqual(found('mobileApps', app, required, assignment('exclusionGroup', { intent: 'available' })), [])
    assert.deepEqual(found('mobileApps', app, required, assignment('exclusionGroup', { intent: 'required' })), [
      'includedAndExcluded',
    ])
  })

  it('want filters for apps where apps manage themselves, and for devices elsewhere', () => {
    assert.deepEqual(found('iosManagedAppProtections', {}, assignment('group', {}, 'app')), [])
    assert.deepEqual(found('iosManagedAppProtections', {}, assignment('group', {}, 'pc')), ['filterForDevices'])
    assert.deepEqual(found('mobileApps', app, assignment('group', { intent: 'required' }, 'app')), ['filterForApps'])
  })

  it('see a filter where none is evaluated', () => {
    assert.deepEqual(found('windowsFeatureUpdateProfiles', {}, assignment('group', {}, 'pc')), ['filterIgnored'])
  })

  it('see a filter that was saved and matches nothing, and claim nothing of one that cannot be read', () => {
    const windows = { '@odata.type': '#microsoft.graph.windows10CustomConfiguration' }
    assert.deepEqual(found('deviceConfigurations', windows, assignment('group', {}, 'x64')), ['filterMatchesNothing'])
    assert.deepEqual(found('deviceConfigurations', windows, assignment('group', {}, 'pc')), [])
    assert.deepEqual(found('deviceConfigurations', windows, assignment('group', {}, 'broken')), [])
  })
})
