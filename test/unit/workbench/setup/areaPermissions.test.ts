import assert from 'node:assert/strict'
import { kindTable } from '../../../../src/intune/kinds/kindTable.ts'
import { neededPermissions } from '../../../../src/setup/appRegistration.ts'
import { areaNeeds, areaPermissions, devices } from '../../../../src/workbench/setup/areaPermissions.ts'

describe('what the areas need that are read', () => {
  const kinds = (...ids: readonly string[]) => kindTable.filter(({ id }) => ids.includes(id))
  const rows = (needs: ReturnType<typeof areaNeeds>) =>
    needs.map(({ area, read, write }) => [area, read[0], write?.[0]])
  const ofDevices = [
    [devices, 'DeviceManagementManagedDevices.Read.All', undefined],
    [devices, 'Device.Read.All', undefined],
  ]

  it('is no more than the set kinds need, a row for each area and permission', () => {
    assert.deepEqual(rows(areaNeeds(kinds('deviceConfigurations', 'configurationPolicies', 'mobileApps'), false)), [
      ['configuration', 'DeviceManagementConfiguration.Read.All', 'DeviceManagementConfiguration.ReadWrite.All'],
      ['apps', 'DeviceManagementApps.Read.All', 'DeviceManagementApps.ReadWrite.All'],
      ...ofDevices,
    ])
  })

  it('has nothing to change in read-only mode, and for kinds that are never written', () => {
    assert.ok(areaNeeds(kindTable, true).every(({ write }) => write === undefined))
    assert.deepEqual(rows(areaNeeds(kinds('deviceComplianceScripts'), false)), [
      ['compliance', 'DeviceManagementConfiguration.Read.All', undefined],
      ...ofDevices,
    ])
  })

  it('takes of each list only what suffices for all kinds of the row', () => {
    const [scripts] = areaNeeds(kinds('deviceManagementScripts', 'deviceHealthScripts'), false)
    for (const { scopes } of kinds('deviceManagementScripts', 'deviceHealthScripts')) {
      assert.ok(scripts?.read.every((one) => scopes.read.includes(one)))
      assert.ok(scripts?.write?.every((one) => scopes.write.includes(one)))
    }
  })

  it('is what the registration asks for, each with its id', () => {
    const areas = areaPermissions(kindTable, false)
    const registered = neededPermissions({ method: 'auto', groupNames: true, readOnly: false, areas })
    for (const { area, read, write } of areaNeeds(kindTable, false)) {
      for (const permission of [read[0], ...(write ? [write[0]] : [])]) {
        assert.ok(
          registered.some(({ name }) => name === permission),
          `${area}: ${permission}`,
        )
      }
    }
  })
})
