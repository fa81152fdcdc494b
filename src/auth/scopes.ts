import type { Cloud } from '../graph/cloud.ts'

/** Delegated scopes, as addresses of the cloud's Graph: a short name would mean the global one. */
export function delegatedScopes(cloud: Cloud, permissions: readonly string[]): string[] {
  return permissions.map((permission) => `${resource(cloud)}/${permission}`)
}

/** An application gets what was consented to, all at once. */
export function applicationScopes(cloud: Cloud): string[] {
  return [`${resource(cloud)}/.default`]
}

function resource(cloud: Cloud): string {
  return new URL(cloud.graphRoot).origin
}
