import type { Access } from '../graph/tokenSource.ts'

/*
 * The delegated permissions of Microsoft Graph that signing in and device configurations need, by their short names. The
 * kinds name those of other areas (`intune/kinds`).
 */
const readConfigurations = 'DeviceManagementConfiguration.Read.All'
const writeConfigurations = 'DeviceManagementConfiguration.ReadWrite.All'

/** For the names of groups alone: without it their ids are shown, and everything else works. */
export const groupNamesPermission = 'GroupMember.Read.All'

/** Any of these allows to read configurations; the least first. */
export const readPermissions: readonly string[] = [readConfigurations, writeConfigurations]

export const writePermissions: readonly string[] = [writeConfigurations]

/** Any one of what this answers suffices; the least first. */
export function alternativesOf(access: Access): readonly string[] {
  if (access === 'read') return readPermissions
  return access === 'write' ? writePermissions : access
}

/** What is asked for together with a permission: whoever sees configurations sees the names of their groups. */
export function withGroupNames(permission: string, groupNames: boolean): readonly string[] {
  return groupNames && readPermissions.includes(permission) ? [permission, groupNamesPermission] : [permission]
}
