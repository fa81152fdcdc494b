import type { Json } from '../base/json.ts'
import type { DeviceFacts } from '../intune/directory/deviceFacts.ts'
import { reachOfTenant, type TenantReach } from '../intune/reach/reachOfTenant.ts'
import type { Subject } from '../intune/reach/subject.ts'
import type { Connection } from '../session/connection.ts'
import { UsageError } from '../session/usageError.ts'
import { checkNames, guid, textArgument } from './commandArguments.ts'
import { knownFilters } from './knownFilters.ts'
import { type Asked, readSubject } from './readSubject.ts'

/** What a subject gets, of what this account may see, computed from what was read. */
export interface Explanation extends TenantReach {
  readonly subject: Subject
  /** Milliseconds since 1970: when the assignments were read. */
  readonly readAt: number
  /** What was read of it, where it is a device. */
  readonly device?: DeviceFacts
}

/** Throws a `UsageError`. */
export function askedOf(of: Asked['of'], args: Json): Asked {
  switch (of) {
    case 'group':
      checkNames(args, ['groupId'])
      return { of, id: guid('groupId', args['groupId']) }
    case 'user':
      checkNames(args, ['user'])
      return { of, key: userArgument(args) }
    case 'device':
      checkNames(args, ['deviceId'])
      return { of, id: guid('deviceId', args['deviceId']) }
  }
}

/** Throws a `UsageError`. */
export function userArgument(args: Json): string {
  const key = textArgument(args, 'user')?.trim() ?? ''
  if (key === '') throw new UsageError('user has to be an id or a user principal name')
  return key
}

/**
 * Reads what is not read yet, and answers. Throws a `GraphError`, as `missingScope` where the subject may not be looked at,
 * and a `DomainError` of kind `notFound` or `ambiguous`.
 */
export async function explain(connection: Connection, asked: Asked, signal?: AbortSignal): Promise<Explanation> {
  const { tenant, filters } = connection
  const [{ subject, device }] = await Promise.all([
    readSubject(connection, asked, signal),
    tenant.listReadAt === undefined ? tenant.load(signal) : undefined,
    filters.load(signal),
  ])
  return { ...explanationOf(connection, subject), ...(device && { device }) }
}

/** What all that was read means for the subject. Sends no request. */
export function explanationOf({ tenant, filters }: Connection, subject: Subject): Explanation {
  return { subject, readAt: tenant.listReadAt ?? 0, ...reachOfTenant(tenant, subject, knownFilters(filters)) }
}

/** Every group that a reason names. */
export function groupsNamed({ configurations }: TenantReach): ReadonlySet<string> {
  return new Set(configurations.flatMap(({ reach }) => [...reach.reason.via, ...reach.ineffective]))
}
