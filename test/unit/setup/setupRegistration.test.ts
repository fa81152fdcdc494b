import assert from 'node:assert/strict'
import {
  azureCliScript,
  consentLink,
  accountRedirects,
  powershellScript,
  registeredPermissions,
  type RegistrationNeeds,
} from '../../../src/setup/appRegistration.ts'
import { groupNamesPermission, readPermissions, writePermissions } from '../../../src/auth/permissions.ts'
import { directoryDeviceScopes, managedDeviceScopes } from '../../../src/intune/directory/deviceFacts.ts'
import { kindTable } from '../../../src/intune/kinds/kindTable.ts'
import { clouds } from '../../../src/graph/cloud.ts'

/** What the kinds of all areas and questions about devices need, the least of each. */
const areas = [
  ...new Set([
    ...kindTable.flatMap(({ scopes }) => [scopes.read[0], scopes.write[0]]),
    managedDeviceScopes[0],
    directoryDeviceScopes[0],
  ]),
].filter((one) => one !== undefined)
const all: RegistrationNeeds = { method: 'auto', groupNames: true, readOnly: false, areas }

function scripts(needs: RegistrationNeeds): readonly string[] {
  return [azureCliScript(clouds.global, needs), powershellScript(clouds.global, needs)]
}

describe('the registration of the app', () => {
  it('lists the permissions that are asked for, and no other', () => {
    const names = new Set([...readPermissions, ...writePermissions, groupNamesPermission, ...areas])
    assert.deepEqual(registeredPermissions.map(({ name }) => name).sort(), [...names].sort())
  })

  it('goes to the cloud that is set', () => {
    assert.equal(
      consentLink(clouds.china, 'tenant', 'client'),
      'https://login.chinacloudapi.cn/tenant/adminconsent?client_id=client',
    )
    assert.match(azureCliScript(clouds.usGov, all), /--name AzureUSGovernment/)
    assert.match(powershellScript(clouds.usGovDoD, all), /-Environment USGovDoD/)
  })

  it('asks for every permission in both scripts', () => {
    for (const script of scripts(all)) {
      for (const { id } of registeredPermissions) assert.ok(script.includes(id))
      assert.ok(script.includes('http://localhost'))
    }
  })

  for (const [needs, names] of [
    [{ ...all, areas: [], readOnly: true }, ['DeviceManagementConfiguration.Read.All', 'GroupMember.Read.All']],
    [
      { ...all, areas: [], groupNames: false },
      ['DeviceManagementConfiguration.Read.All', 'DeviceManagementConfiguration.ReadWrite.All'],
    ],
    [
      { ...all, areas: ['CloudPC.Read.All'], readOnly: true },
      ['DeviceManagementConfiguration.Read.All', 'GroupMember.Read.All', 'CloudPC.Read.All'],
    ],
    [{ ...all, areas: [], groupNames: false, readOnly: true }, ['DeviceManagementConfiguration.Read.All']],
  ] as const) {
    it(`asks for no permission that the settings don't need: ${names.join(', ')}`, () => {
      for (const script of scripts(needs)) {
        const asked = registeredPermissions.filter(({ id }) => script.includes(id)).map(({ name }) => name)
        assert.deepEqual(asked, names)
      }
    })
  }

  for (const method of ['auto', 'interactiveBrowser', 'deviceCode'] as const) {
    it(`adds no address that ${method} does not come back to`, () => {
      for (const script of scripts({ ...all, method })) {
        assert.deepEqual(script.match(/\b(?:https?|ms-appx-web|msauth[\w.]*):\/\/[^\s"]*/g), ['http://localhost'])
        assert.equal(/fallback-?public-?client/i.test(script), method !== 'interactiveBrowser')
      }
    })
  }

  it("adds the addresses of VS Code's brokers for the method vscode", () => {
    for (const [script, id] of scripts({ ...all, method: 'vscode' }).map(
      (one, index) => [one, ['$app', '$($app.AppId)'][index] ?? ''] as const,
    )) {
      for (const address of ['http://localhost', ...accountRedirects(id)]) assert.ok(script.includes(`"${address}"`))
    }
  })
})
