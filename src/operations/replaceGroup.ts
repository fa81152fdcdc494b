import type { Json } from '../base/json.ts'
import type { Connection } from '../session/connection.ts'
import { UsageError } from '../session/usageError.ts'
import { checkNames, guid } from './commandArguments.ts'
import { groupUsers } from './groupUsers.ts'
import type { PlanContext } from './planContext.ts'
import { planFresh } from './planFresh.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planSubject } from './planSubject.ts'
import { inputsOf, type Scope, scopeArgument, scopeArguments } from './scope.ts'

export interface ReplaceRequest {
  readonly from: GroupMeant
  readonly to: GroupMeant
  /** Absent: wherever the group is assigned. */
  readonly scope?: Scope
}

/** The name is what the user picked: the directory may not know the group yet. */
export interface GroupMeant {
  readonly id: string
  readonly name?: string
}

/** Throws a `UsageError`. */
export function replaceRequest(args: Json): ReplaceRequest {
  checkNames(args, [...scopeArguments, 'justification', 'from', 'to'])
  const scope = args['configurationIds'] === undefined ? undefined : scopeArgument(args)
  const [from, to] = [guid('from', args['from']), guid('to', args['to'])]
  if (from === to) throw new UsageError('from and to are the same group')
  return { from: { id: from }, to: { id: to }, scope }
}

/** Puts one group in the place of another. */
export async function planReplacement(
  { connection, wording }: PlanContext,
  { from, to, scope }: ReplaceRequest,
): Promise<PlannedRequest> {
  const everywhere = scope === undefined
  // The list in memory may be old, and somebody may have assigned the group elsewhere since.
  if (everywhere) await connection.tenant.load()
  const users: Scope = { by: 'choice', assignables: groupUsers(from.id, connection) }
  const { items, found } = await inputsOf(connection, scope ?? users)
  const plan = await planFresh(connection, items, () => [{ kind: 'replaceGroup', from: from.id, to: to.id }])
  const { t } = wording
  const before = from.name ?? wording.groupName(from.id)
  const after = to.name ?? wording.groupName(to.id)
  const where = planSubject(plan, wording)
  const words = {
    source: 'replaceGroup',
    title: t('Replace {0} with {1} on {2}', before, after, where),
    busy: t('Replacing…'),
    done: t('{0} replaced with {1} on {2}', before, after, where),
  }
  const notes =
    everywhere && !allRead(connection)
      ? [t('Not everything could be read: the group may also be assigned elsewhere.')]
      : []
  return { connection, plan, words: { ...words, notes }, found }
}

function allRead({ tenant }: Connection): boolean {
  return [...tenant.kinds.values()].every(({ state }) => state === 'read')
}
