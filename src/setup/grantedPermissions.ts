import { asJson, parsedJson, textOf, textsOf } from '../base/json.ts'

/** What a token says it allows; `unreadable` for one that is not a JWT, as its format is the service's own affair. */
export interface GrantedPermissions {
  readonly kind: 'user' | 'application' | 'unreadable'
  /** Short names, such as `GroupMember.Read.All`. */
  readonly names: readonly string[]
}

/** For display only: the service decides, whatever the token says of itself (`scp` of users, `roles` of applications). */
export function grantedPermissions(token: string): GrantedPermissions {
  const claims = asJson(parsedJson(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()))
  const scopes = textOf(claims, 'scp')
  if (scopes !== undefined) return { kind: 'user', names: scopes.split(/\s+/).map(shortName).sort() }
  const roles = textsOf(claims, 'roles')
  return roles === undefined ? { kind: 'unreadable', names: [] } : { kind: 'application', names: roles.toSorted() }
}

/** Any of these allows to read configurations. */
export const readPermissions = ['DeviceManagementConfiguration.Read.All', 'DeviceManagementConfiguration.ReadWrite.All']

export const writePermissions = ['DeviceManagementConfiguration.ReadWrite.All']

export function allows({ names }: GrantedPermissions, wanted: readonly string[]): boolean {
  return names.some((name) => wanted.includes(name))
}

/** A scope may be an address: `https://graph.microsoft.com/GroupMember.Read.All`. */
function shortName(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1)
}
