import { kindOf, unnamedKind } from '../intune/kinds/kindTable.ts'
import { type Assignable, type Configuration, configurationKey } from '../intune/model/configuration.ts'
import { DomainError } from '../intune/model/domainError.ts'
import type { PlanInput } from '../intune/planning/plan.ts'
import type { Connection } from '../session/connection.ts'
import { toError } from '../base/toError.ts'
import { planInput } from './planInput.ts'

/** What a change is planned on, and what could not even be found. */
export interface Found {
  readonly items: readonly PlanInput[]
  readonly missing: readonly { readonly id: string; readonly kind: string; readonly error: Error }[]
  /** Which configuration's set each id that was asked for stands for: two may refer to one certificate profile. */
  readonly asked: readonly AskedConfiguration[]
}

export interface AskedConfiguration {
  readonly id: string
  readonly kind: string
  /** Of the configuration that holds the set (`configurationKey`). */
  readonly key: string
}

/** Beyond so many, the whole list is fewer requests than each of them. */
const readOneByOne = 5

/** The sets of these configurations, or of the certificate profiles they refer to; read where the model has none. */
export async function findAssignables(
  connection: Connection,
  ids: readonly string[],
  certificate: boolean,
  signal?: AbortSignal,
): Promise<Found> {
  // Where a list can't be read, each of them says so for itself.
  if (ids.length > readOneByOne) await readListsOf(connection, ids, signal)
  const items: PlanInput[] = []
  const missing: { id: string; kind: string; error: Error }[] = []
  const asked: AskedConfiguration[] = []
  for (const id of ids) {
    try {
      const configuration = await connection.tenant.find(id, signal)
      if (configuration === undefined) {
        missing.push({
          id,
          kind: kindMeant(id),
          error: new DomainError('notFound', 'the service has no configuration of this id'),
        })
        continue
      }
      const assignable = certificate ? await certificateOf(connection, configuration, signal) : { configuration }
      asked.push({ id, kind: configuration.kind.id, key: configurationKey(assignable.configuration) })
      items.push(planInput(connection, assignable))
    } catch (error) {
      signal?.throwIfAborted()
      missing.push({ id, kind: kindMeant(id), error: toError(error) })
    }
  }
  return { items: onceEach(items), missing, asked }
}

/** Reads the lists of the kinds of which too many are not known to be read one by one. */
async function readListsOf({ tenant }: Connection, ids: readonly string[], signal?: AbortSignal): Promise<void> {
  const read = [...tenant.configurations].filter((one) => tenant.set(one)?.state === 'read')
  const known = new Set(read.flatMap((one) => [configurationKey(one), one.id.toLowerCase()]))
  const unknown = Map.groupBy(
    ids.filter((id) => !known.has(id.toLowerCase())),
    (id) => (id.includes('/') ? kindOf(id.slice(0, id.indexOf('/'))) : unnamedKind),
  )
  const lists = [...unknown].flatMap(([kind, of]) => (kind && of.length > readOneByOne ? [kind] : []))
  await tenant.loadKinds(lists, signal)
}

async function certificateOf(connection: Connection, via: Configuration, signal?: AbortSignal): Promise<Assignable> {
  const known = connection.tenant.certificate(via)
  const state = known?.state === 'read' ? known : await connection.tenant.loadCertificate(via, signal)
  if (state.state === 'unread') throw state.error
  if (state.state === 'none')
    throw new DomainError('noCertificate', 'the configuration refers to no identity certificate')
  return { configuration: state.certificate, via }
}

/** Two configurations may refer to one certificate profile: it is planned once. */
function onceEach(items: readonly PlanInput[]): readonly PlanInput[] {
  const seen = new Map(items.map((one) => [configurationKey(one.assignable.configuration), one]))
  return [...seen.values()]
}

/** What an id means that was not found. */
function kindMeant(id: string): string {
  const slash = id.indexOf('/')
  return slash < 0 ? unnamedKind.id : id.slice(0, slash)
}
