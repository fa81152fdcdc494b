import type { Json } from '../base/json.ts'
import { readDevice } from '../intune/directory/deviceFacts.ts'
import { readGroupReach } from '../intune/directory/groupReach.ts'
import { readUser } from '../intune/directory/userFacts.ts'
import { DomainError } from '../intune/model/domainError.ts'
import { reachOfTenant, type TenantReach } from '../intune/reach/reachOfTenant.ts'
import type { Subject } from '../intune/reach/subject.ts'
import { deviceSubject, groupSubject, userSubject } from '../intune/reach/subjects.ts'
import type { Connection } from '../session/connection.ts'
import { UsageError } from '../session/usageError.ts'
import { checkNames, guid, textArgument } from './commandArguments.ts'

/** What a subject gets, of what this account may see, computed from what was read. */
export interface Explanation extends TenantReach {
  readonly subject: Subject
  /** Milliseconds since 1970: when the assignments were read. */
  readonly readAt: number
}

/** Whom an answer is about, by what a caller knows. */
export type Asked =
  | { readonly of: 'group'; readonly id: string }
  | { readonly of: 'user'; readonly key: string }
  /** Of the managed device, or of its Entra device. */
  | { readonly of: 'device'; readonly id: string }

/** Throws a `UsageError`. */
export function askedOf(of: Asked['of'], args: Json): Asked {
  switch (of) {
    case 'group':
      checkNames(args, ['groupId'])
      return { of, id: guid('groupId', args['groupId']) }
    case 'user': {
      checkNames(args, ['user'])
      const key = textArgument(args, 'user')?.trim() ?? ''
      if (key === '') throw new UsageError('user has to be an id or a user principal name')
      return { of, key }
    }
    case 'device':
      checkNames(args, ['deviceId'])
      return { of, id: guid('deviceId', args['deviceId']) }
  }
}

/**
 * Reads what is not read yet, and answers. Throws a `GraphError`, as `missingScope` where the subject may not be looked at,
 * and a `DomainError` of kind `notFound` or `ambiguous`.
 */
export async function explain(connection: Connection, asked: Asked, signal?: AbortSignal): Promise<Explanation> {
  const { tenant, filters } = connection
  const [subject] = await Promise.all([
    readSubject(connection, asked, signal),
    tenant.listReadAt === undefined ? tenant.load(signal) : undefined,
    filters.load(signal),
  ])
  return explanationOf(connection, subject)
}

/** What all that was read means for the subject. Sends no request. */
export function explanationOf({ tenant, filters }: Connection, subject: Subject): Explanation {
  const filterOf = (id: string) => {
    const state = filters.state(id)
    return state.state === 'known' ? state.filter : undefined
  }
  return { subject, readAt: tenant.listReadAt ?? 0, ...reachOfTenant(tenant, subject, filterOf) }
}

/** Who or what it is, with its groups. Throws as `explain` does. */
export async function readSubject(
  { graph }: Pick<Connection, 'graph'>,
  asked: Asked,
  signal?: AbortSignal,
): Promise<Subject> {
  switch (asked.of) {
    case 'group': {
      const facts = await readGroupReach(graph, asked.id, signal)
      if (facts) return groupSubject(facts)
      break
    }
    case 'user': {
      const facts = await readUser(graph, asked.key, signal)
      if (facts) return userSubject(facts)
      break
    }
    case 'device': {
      const facts = await readDevice(graph, asked.id, signal)
      if (facts) return deviceSubject(facts)
    }
  }
  throw new DomainError('notFound', `there is no such ${asked.of}`)
}

/** Every group that a reason names. */
export function groupsNamed({ configurations }: TenantReach): ReadonlySet<string> {
  return new Set(configurations.flatMap(({ reach }) => [...reach.reason.via, ...reach.ineffective]))
}
