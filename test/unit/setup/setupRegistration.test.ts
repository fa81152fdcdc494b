import assert from 'node:assert/strict'
import {
  azureCliScript,
  consentLink,
  powershellScript,
  registeredPermissions,
} from '../../../src/setup/appRegistration.ts'
import { groupNamesPermission, readPermissions, writePermissions } from '../../../src/auth/permissions.ts'
import { clouds } from '../../../src/graph/cloud.ts'

describe('the registration of the app', () => {
  it('lists the permissions that are asked for, and no other', () => {
    const names = new Set([...readPermissions, ...writePermissions, groupNamesPermission])
    assert.deepEqual(registeredPermissions.map(({ name }) => name).sort(), [...names].sort())
  })

  it('goes to the cloud that is set', () => {
    assert.equal(
      consentLink(clouds.china, 'tenant', 'client'),
      'https://login.chinacloudapi.cn/tenant/adminconsent?client_id=client',
    )
    assert.match(azureCliScript(clouds.usGov), /--name AzureUSGovernment/)
    assert.match(powershellScript(clouds.usGovDoD), /-Environment USGovDoD/)
  })

  it('asks for every permission in both scripts', () => {
    for (const script of [azureCliScript(clouds.global), powershellScript(clouds.global)]) {
      for (const { id } of registeredPermissions) assert.ok(script.includes(id))
      assert.ok(script.includes('http://localhost'))
    }
  })
})
