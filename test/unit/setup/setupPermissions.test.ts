import assert from 'node:assert/strict'
import { allows, grantedPermissions, readPermissions, writePermissions } from '../../../src/setup/grantedPermissions.ts'

function tokenWith(claims: object): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`
}

describe('the permissions in a token', () => {
  it("are a user's scopes, by their short names", () => {
    const granted = grantedPermissions(
      tokenWith({ scp: 'https://graph.microsoft.us/GroupMember.Read.All DeviceManagementConfiguration.Read.All' }),
    )
    assert.deepEqual(granted, {
      kind: 'user',
      names: ['DeviceManagementConfiguration.Read.All', 'GroupMember.Read.All'],
    })
    assert.ok(allows(granted, readPermissions))
    assert.ok(!allows(granted, writePermissions))
  })

  it("are an application's roles", () => {
    const granted = grantedPermissions(tokenWith({ roles: ['DeviceManagementConfiguration.ReadWrite.All'] }))
    assert.equal(granted.kind, 'application')
    assert.ok(allows(granted, readPermissions))
    assert.ok(allows(granted, writePermissions))
  })

  it('are not guessed where the token cannot be read', () => {
    for (const token of ['opaque', 'a.b.c', tokenWith({ tid: 'x' })]) {
      assert.deepEqual(grantedPermissions(token), { kind: 'unreadable', names: [] })
    }
  })
})
