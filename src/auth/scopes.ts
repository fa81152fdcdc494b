import type { Cloud } from '../graph/cloud.ts'
import type { Access } from '../graph/tokenSource.ts'

const readScope = 'DeviceManagementConfiguration.Read.All'
const writeScope = 'DeviceManagementConfiguration.ReadWrite.All'
/** For the names of groups alone: without it their ids are shown, and everything else works. */
const namesScope = 'GroupMember.Read.All'

/** Delegated scopes, as addresses of the cloud's Graph: a short name would mean the global one. */
export function delegatedScopes(cloud: Cloud, access: Access, groupNames = true): string[] {
  const scopes = [access === 'write' ? writeScope : readScope, ...(groupNames ? [namesScope] : [])]
  return scopes.map((scope) => `${resource(cloud)}/${scope}`)
}

/** An application gets what was consented to, all at once. */
export function applicationScopes(cloud: Cloud): string[] {
  return [`${resource(cloud)}/.default`]
}

function resource(cloud: Cloud): string {
  return new URL(cloud.graphRoot).origin
}
