import type { AssignmentDocument, DocumentConfiguration } from '../intune/documents/assignmentDocument.ts'
import { assignmentOf } from '../intune/documents/documentAssignment.ts'
import type { Kind } from '../intune/kinds/kind.ts'
import { configurationKey } from '../intune/model/configuration.ts'
import { planChanges, type PlanInput } from '../intune/planning/plan.ts'
import type { Connection } from '../session/connection.ts'
import { UsageError } from '../session/usageError.ts'
import { documentNotes } from './documentNotes.ts'
import { findAssignables, type Found } from './findAssignables.ts'
import type { PlanContext } from './planContext.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planSubject } from './planSubject.ts'

/** Beyond so many of a kind, its list is fewer requests than each of them. */
const readOneByOne = 5

/**
 * What would lead from what the tenant holds now to what the document says, of the configurations that it lists. All of them
 * are read again first. Throws a `UsageError` of kind `otherTenant` for a document of another tenant.
 */
export async function planDocument(
  { connection, wording }: PlanContext,
  document: AssignmentDocument,
): Promise<PlannedRequest & { readonly found: Found }> {
  const { tenantId } = connection.identity
  if (document.tenant.id.toLowerCase() !== tenantId.toLowerCase()) {
    throw new UsageError(`the document was made for another tenant, ${document.tenant.id}`, 'otherTenant')
  }
  const failed = await readAgain(connection, document.configurations)
  const ids = document.configurations.map(({ kind, id }) => `${kind.id}/${id}`)
  const found = await findAssignables(connection, ids, false)
  const wanted = new Map(document.configurations.map((one) => [configurationKey(one), one]))
  const items = found.items.map((item): PlanInput => {
    const error = failed.get(item.assignable.configuration.kind)
    return error ? { ...item, set: { state: 'unread', error } } : item
  })
  const plan = planChanges(items, ({ configuration }) => {
    const assignments = wanted.get(configurationKey(configuration))?.assignments ?? []
    return [{ kind: 'become', assignments: assignments.map((one) => assignmentOf(configuration, one)) }]
  })
  const { t } = wording
  const where = planSubject(plan, wording)
  const words = {
    source: 'applyDocument',
    title: t('Apply the document to {0}', where),
    busy: t('Applying the document…'),
    done: t('The document was applied to {0}', where),
    notes: await documentNotes(connection, document, wording),
  }
  return { connection, plan, words, found: withOwnIds(found) }
}

/** The kinds whose list could not be read: what was known of them may be old. */
async function readAgain(
  { tenant }: Connection,
  configurations: readonly DocumentConfiguration[],
): Promise<ReadonlyMap<Kind, Error>> {
  const lists: Kind[] = []
  const single: Promise<void>[] = []
  for (const [kind, of] of Map.groupBy(configurations, (one) => one.kind)) {
    if (of.length > readOneByOne) lists.push(kind)
    else {
      const known = of.flatMap((one) => tenant.configuration(one) ?? [])
      single.push(...known.map((one) => tenant.reload(one)))
    }
  }
  const [states] = await Promise.all([tenant.loadKinds(lists), ...single])
  return new Map(
    lists.flatMap((kind, index) => {
      const state = states[index]
      return state && 'error' in state ? [[kind, state.error] as const] : []
    }),
  )
}

/** A caller knows them by the ids of the document. */
function withOwnIds({ items, missing, asked }: Found): Found {
  const own = <T extends { readonly id: string }>(one: T): T => ({ ...one, id: one.id.slice(one.id.indexOf('/') + 1) })
  return { items, missing: missing.map(own), asked: asked.map(own) }
}
