import assert from 'node:assert/strict'
import type { Json } from '../../../../src/base/json.ts'
import { kindTable } from '../../../../src/intune/kinds/kindTable.ts'
import { assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import { configurationFromGraph } from '../../../../src/intune/model/configuration.ts'
import type { Filter } from '../../../../src/intune/model/filter.ts'
import { filterValuesOf } from '../../../../src/intune/reach/filterRule/filterValues.ts'
import { reachOf } from '../../../../src/intune/reach/reach.ts'
import type { Groups, Subject } from '../../../../src/intune/reach/subject.ts'
import type { Reach } from '../../../../src/intune/reach/verdict.ts'

const [users, devices, both, parent] = ['1', '2', '3', '4'].map((digit) => digit.repeat(8)) as [
  string,
  string,
  string,
  string,
]
const filters: readonly Filter[] = [
  { id: 'dell', displayName: 'Dell', platform: 'windows10AndLater', rule: '(device.manufacturer -eq "Dell")' },
  { id: 'hp', displayName: 'HP', platform: 'windows10AndLater', rule: '(device.manufacturer -eq "HP")' },
  { id: 'tpm', displayName: 'TPM', platform: 'windows10AndLater', rule: '(device.isTpmAttested -eq "True")' },
  {
    id: 'unmanaged',
    displayName: 'Unmanaged',
    platform: 'iOSMobileApplicationManagement',
    rule: '(app.deviceManagementType -eq "Unmanaged")',
  },
  { id: 'broken', displayName: 'Broken', platform: 'windows10AndLater', rule: '(device.manufacturer' },
]

function configurationOf(kindId: string, raw: Json = {}) {
  const kind = kindTable.find(({ id }) => id === kindId)
  assert.ok(kind)
  return configurationFromGraph(kind, { id: 'x', displayName: 'x', ...raw })
}

const windows = configurationOf('deviceConfigurations', {
  '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
})
const app = configurationOf('mobileApps', { '@odata.type': '#microsoft.graph.win32LobApp' })

/** `+1` includes the users' group, `-2` excludes the devices', `+u` and `+d` everyone; `/dell` and `!dell` filter. */
function setOf(text: string): Json[] {
  return text.split(' ').map((one) => {
    const [, sign, whom = '', intent, mode, filter] = /^([+-])(\w)(?::(\w+))?(?:([/!])(\w+))?$/.exec(one) ?? []
    const groupId = { 1: users, 2: devices, 3: both, 4: parent }[whom]
    const everyone = whom === 'u' ? 'allLicensedUsersAssignmentTarget' : 'allDevicesAssignmentTarget'
    const type =
      groupId === undefined ? everyone : sign === '-' ? 'exclusionGroupAssignmentTarget' : 'groupAssignmentTarget'
    return {
      ...(intent !== undefined && { intent }),
      target: {
        '@odata.type': `#microsoft.graph.${type}`,
        ...(groupId !== undefined && { groupId }),
        ...(filter !== undefined && {
          deviceAndAppManagementAssignmentFilterId: filter,
          deviceAndAppManagementAssignmentFilterType: mode === '/' ? 'include' : 'exclude',
        }),
      },
    }
  })
}

const groups = (...ids: string[]): Groups => new Map(ids.map((id) => [id, [id]]))
const device: Subject = {
  id: 'd',
  name: 'PC',
  device: { groups: groups(devices, both), everyone: true },
  user: {
    groups: new Map([
      [users, [users]],
      [parent, [parent, users]],
    ]),
    everyone: true,
  },
  values: filterValuesOf({ manufacturer: 'Dell', operatingSystem: 'Windows' }),
  platform: 'Windows',
}
const person: Subject = { id: 'p', name: 'Ada', user: { groups: groups(users), everyone: true } }

function reach(set: string, subject: Subject = device, configuration = windows): Reach | undefined {
  return reachOf(configuration, setOf(set).map(assignmentFromGraph), subject, (id) =>
    filters.find((one) => one.id === id),
  )
}

describe('what reaches a device and its user', () => {
  for (const [set, verdict] of [
    ['+1', 'gets'],
    ['+2', 'gets'],
    ['+4', 'gets'],
    ['+u', 'gets'],
    ['+d', 'gets'],
    ['-1', 'excluded'],
    ['+1 -1', 'excluded'],
    ['+2 -3', 'excluded'],
    ['+u -1', 'excluded'],
    ['+d -2', 'excluded'],
    // An exclusion does nothing across users and devices.
    ['+1 -2', 'gets'],
    ['+u -2', 'gets'],
    ['+d -1', 'gets'],
    ['+2 -1', 'gets'],
    // Included on both sides, excluded on one.
    ['+1 +2 -2', 'gets'],
    // Filters: exclude decides before none, and none before include.
    ['+1/dell', 'gets'],
    ['+1/hp', 'filteredOut'],
    ['+1!dell', 'filteredOut'],
    ['+1!hp', 'gets'],
    ['+1!dell +d', 'filteredOut'],
    ['+1/hp +d', 'gets'],
    ['+1/hp +d/dell', 'gets'],
    ['+1!hp +d!dell', 'filteredOut'],
    ['+1!hp +d/hp', 'gets'],
    // What is not known is not a no.
    ['+1/tpm', 'unknown'],
    ['+1/broken', 'unknown'],
    ['+1/nothing', 'unknown'],
    ['+1/tpm +d', 'gets'],
    ['+1/tpm +d/dell', 'gets'],
    ['+1!tpm +d', 'unknown'],
  ] as const) {
    it(`by ${set}: ${verdict}`, () => {
      assert.equal(reach(set)?.verdict, verdict)
    })
  }

  it('names the group and the way to it', () => {
    const { reason } = reach('+4') ?? {}
    assert.deepEqual(reason, {
      kind: 'included',
      target: { kind: 'group', groupId: parent },
      via: [parent, users],
      side: 'user',
    })
  })

  it('names the exclusion that has no effect', () => {
    assert.deepEqual(reach('+1 -2')?.ineffective, [devices])
    assert.deepEqual(reach('+1 -1')?.ineffective, [])
  })

  it('names the comparison that decided, with both values', () => {
    const { reason } = reach('+1/hp') ?? {}
    assert.ok(reason?.kind === 'filter' && reason.decided)
    assert.deepEqual(
      [reason.decided.clause.property, reason.decided.actual, reason.matches],
      ['manufacturer', 'Dell', false],
    )
  })

  it('says nothing of what does not touch it, or is for another platform', () => {
    assert.equal(reach('+1', { ...device, user: undefined }), undefined)
    const mac = configurationOf('deviceConfigurations', { '@odata.type': '#microsoft.graph.macOSCustomConfiguration' })
    assert.equal(reach('+d', device, mac), undefined)
  })

  it('does not count a filter where none is honoured, and says so', () => {
    const update = configurationOf('windowsFeatureUpdateProfiles')
    const found = reach('+2/hp', device, update)
    assert.deepEqual([found?.verdict, found?.ignoredFilter], ['gets', true])
  })

  it('is unknown where groups could not be read, unless something else decides', () => {
    const blind: Subject = { ...person, user: { groups: new Error('no'), everyone: true } }
    assert.equal(reach('+1', blind)?.verdict, 'unknown')
    assert.equal(reach('-1', blind)?.verdict, 'unknown')
    assert.equal(reach('+u', blind)?.verdict, 'gets')
    assert.equal(reach('+u -1', blind)?.verdict, 'unknown')
  })

  it('leaves a filter open for a person, who may have any device', () => {
    assert.equal(reach('+1/dell', person)?.verdict, 'unknown')
    assert.equal(reach('+1/dell +u', person)?.verdict, 'gets')
  })
})

describe('the intent of an app', () => {
  for (const [set, intent] of [
    ['+1:required', 'required'],
    ['+1:required +u:available', 'required+available'],
    ['+1:required +u:uninstall', 'required'],
    ['+1:available +u:uninstall', 'uninstall'],
    ['+1:required +2:required', 'required'],
    ['+1:required +2:uninstall', 'required'],
    ['+1:available +2:required', 'required+available'],
    ['+1:available +2:uninstall', 'available'],
    ['+1:uninstall +2:required', 'required'],
    ['+1:uninstall +2:uninstall', 'uninstall'],
    ['+2:required +d:uninstall', 'required'],
    ['+2:required +d:available', 'required+available'],
    ['+2:available +d:uninstall', 'uninstall'],
    ['+1:required +u:available +2:uninstall', 'required+available'],
    ['+1:availableWithoutEnrollment +u:required', 'required'],
    ['+1:availableWithoutEnrollment +2:required', 'required+availableWithoutEnrollment'],
    // An exclusion counts for its own intent.
    ['+1:required -1:available', 'required'],
    ['+1:required +u:available -1:required', 'available'],
  ] as const) {
    it(`by ${set}: ${intent}`, () => {
      const found = reach(set, device, app)
      assert.deepEqual([found?.verdict, found?.intent], ['gets', intent])
    })
  }

  it('is unknown where the documentation does not say which wins', () => {
    assert.equal(reach('+1:available +2:available', device, app)?.verdict, 'unknown')
  })

  it('is excluded where it is excluded from its only intent', () => {
    assert.equal(reach('+1:required -1:required', device, app)?.verdict, 'excluded')
  })

  it('is decided before its filters are looked at', () => {
    assert.equal(reach('+1:required/hp +u:uninstall', device, app)?.verdict, 'filteredOut')
  })
})

describe('reach that is only half known', () => {
  describe('where the groups of the user could not be read', () => {
    const halfRead: Subject = {
      ...device,
      user: { groups: new Error('not allowed'), everyone: true },
    }

    it('an exclude filter of a group that he may be in leaves it open', () => {
      assert.equal(reach('+2 +1!dell', halfRead)?.verdict, 'unknown')
      assert.equal(reach('+2 +1!hp', halfRead)?.verdict, 'gets')
    })

    it('an intent for a group that he may be in leaves the intent open', () => {
      assert.equal(reach('+2:uninstall +1:required', halfRead, app)?.verdict, 'unknown')
      assert.equal(reach('+2:required +1:required', halfRead, app)?.intent, 'required')
    })

    it('what the device gets in any case stays certain', () => {
      assert.equal(reach('+2 +1', halfRead)?.verdict, 'gets')
    })
  })

  it('a filter of managed apps is not evaluated with what the device says', () => {
    const values = filterValuesOf({ deviceEnrollmentType: 'androidEnterpriseFullyManaged' })
    const managed = configurationOf('iosManagedAppProtections')
    assert.equal(reach('+1/unmanaged', { ...device, values, platform: undefined }, managed)?.verdict, 'unknown')
  })
})
