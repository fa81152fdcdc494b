import type { Json } from '../base/json.ts'
import type { AssignmentDocument, DocumentUnread } from '../intune/documents/assignmentDocument.ts'
import { documentAssignment, type DocumentNames } from '../intune/documents/documentAssignment.ts'
import { type Configuration, configurationKey } from '../intune/model/configuration.ts'
import { groupOf } from '../intune/model/target.ts'
import { sortedConfigurations } from '../intune/reports/tenantRows.ts'
import type { Connection } from '../session/connection.ts'
import { checkNames, configurationIds } from './commandArguments.ts'
import { inputsOf, type Scope } from './scope.ts'

export interface Exported {
  readonly document: AssignmentDocument
  /** What the document names as unread, with why. */
  readonly unread: readonly { readonly kind: string; readonly id?: string; readonly error: Error }[]
}

/** Undefined: everything that was read. Throws a `UsageError`. */
export function exportScope(args: Json): Scope | undefined {
  checkNames(args, ['configurationIds', 'uri'])
  return args['configurationIds'] === undefined
    ? undefined
    : { by: 'ids', ids: configurationIds(args), certificate: false }
}

/**
 * What was read, as a document, with the names of groups and filters. A kind that could not be read is named as that, with
 * none of its configurations, whatever was known of them before. Reads what was never read; throws a `GraphError` where
 * nothing could be.
 */
export async function exportAssignments(
  connection: Connection,
  scope: Scope | undefined,
  errorKind: (error: Error) => string,
  signal?: AbortSignal,
): Promise<Exported> {
  const held = scope === undefined ? await everything(connection, signal) : await chosen(connection, scope, signal)
  const { groups, filters, identity } = connection
  const assignments = held.sets.flatMap(({ assignments: some }) => some)
  await Promise.all([
    groups.resolve(new Set(assignments.flatMap(({ target }) => groupOf(target) ?? [])), signal),
    filters.load(signal),
  ])
  const used = new Set(assignments.flatMap(({ filter }) => filter?.id ?? []))
  const document: AssignmentDocument = {
    tenant: { id: identity.tenantId, name: identity.tenantName },
    readAt: new Date(Math.min(held.readAt, ...held.sets.map(({ readAt }) => readAt))).toISOString(),
    ...(identity.username !== undefined && { account: identity.username }),
    kinds: held.kinds,
    unread: held.unread.map(({ error, ...what }): DocumentUnread => ({ ...what, error: errorKind(error) })),
    filters: filters
      .list()
      .filter(({ id }) => used.has(id))
      .map(({ id, displayName, platform, rule }) => ({ id, name: displayName, platform, ...(rule && { rule }) })),
    configurations: held.sets.map(({ configuration, assignments: some }) => ({
      kind: configuration.kind,
      id: configuration.id,
      name: configuration.displayName,
      type: configuration.sort.title,
      assignments: some.map((one) => documentAssignment(configuration, one, namesOf(connection))),
    })),
  }
  return { document, unread: held.unread }
}

interface Held {
  readonly sets: readonly (Pick<Readable, 'assignments' | 'readAt'> & { readonly configuration: Configuration })[]
  readonly kinds: readonly string[]
  readonly unread: readonly (Omit<DocumentUnread, 'error'> & { readonly error: Error })[]
  readonly readAt: number
}

type Readable = Extract<NonNullable<ReturnType<Connection['tenant']['set']>>, { state: 'read' }>['set']

async function everything({ tenant }: Connection, signal?: AbortSignal): Promise<Held> {
  if (tenant.listReadAt === undefined) await tenant.load(signal)
  const states = [...tenant.kinds]
  const read = new Set(states.flatMap(([kind, { state }]) => (state === 'read' ? [kind] : [])))
  const failed = states.flatMap(([kind, state]) =>
    read.has(kind) ? [] : [{ kind: kind.id, error: 'error' in state ? state.error : new Error('not read yet') }],
  )
  const all = sortedConfigurations(tenant).filter(({ kind }) => read.has(kind))
  const items = all.map((configuration) => ({ configuration, set: tenant.set(configuration) }))
  return {
    ...split(items),
    kinds: [...read].map(({ id }) => id),
    unread: [...failed, ...split(items).unread],
    readAt: tenant.listReadAt ?? Date.now(),
  }
}

async function chosen(connection: Connection, scope: Scope, signal?: AbortSignal): Promise<Held> {
  const { items, found } = await inputsOf(connection, scope, signal)
  const { sets, unread } = split(items.map(({ assignable, set }) => ({ configuration: assignable.configuration, set })))
  const missing = (found?.missing ?? []).map(({ id, kind, error }) => ({ kind, id: id.split('/').at(-1) ?? id, error }))
  return { sets, kinds: [], unread: [...unread, ...missing], readAt: Date.now() }
}

function split(
  items: readonly { readonly configuration: Configuration; readonly set: ReturnType<Connection['tenant']['set']> }[],
): Pick<Held, 'sets' | 'unread'> {
  return {
    sets: items.flatMap(({ configuration, set }) => (set?.state === 'read' ? [{ ...set.set, configuration }] : [])),
    unread: items.flatMap(({ configuration, set }) => {
      if (set?.state === 'read') return []
      const { kind, id, displayName } = configuration
      const error = set?.error ?? new Error(`${configurationKey(configuration)} was never read`)
      return [{ kind: kind.id, id, name: displayName, error }]
    }),
  }
}

/** The names that the connection knows. */
export function namesOf({ groups, filters }: Pick<Connection, 'groups' | 'filters'>): DocumentNames {
  return {
    group: (id) => {
      const state = groups.state(id)
      return state.state === 'known'
        ? state.group.displayName
        : state.state === 'deleted'
          ? state.displayName
          : undefined
    },
    filter: (id) => {
      const state = filters.state(id)
      return state.state === 'known' ? state.filter.displayName : undefined
    },
  }
}
