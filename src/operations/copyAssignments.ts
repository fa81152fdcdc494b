import type { Json } from '../base/json.ts'
import type { AssignmentRef } from '../intune/model/assignmentRef.ts'
import type { Assignment } from '../intune/model/assignment.ts'
import { editable } from '../intune/planning/change.ts'
import type { Connection } from '../session/connection.ts'
import { checkNames, configurationId, flag } from './commandArguments.ts'
import type { Found } from './findAssignables.ts'
import { inputsOf, type Scope } from './scope.ts'

/** Single assignments, or all that a scope holds. */
export type CopyRequest = { readonly refs: readonly AssignmentRef[] } | { readonly scope: Scope }

/** Throws a `UsageError`. */
export function copyRequest(args: Json): CopyRequest {
  checkNames(args, ['configurationId', 'certificate'])
  const id = configurationId('configurationId', args['configurationId'])
  return { scope: { by: 'ids', ids: [id], certificate: flag(args, 'certificate') } }
}

/** What is to be copied: only what could be pasted. Throws why a set could not be read, where no ids were asked for. */
export async function assignmentsToCopy(
  connection: Connection,
  request: CopyRequest,
): Promise<{ readonly assignments: readonly Assignment[]; readonly found?: Found }> {
  if ('refs' in request) return { assignments: request.refs.map(({ assignment }) => assignment).filter(editable) }
  const { items, found } = await inputsOf(connection, request.scope)
  const unread = items.find(({ set }) => set.state === 'unread')
  if (!found && unread?.set.state === 'unread') throw unread.set.error
  const all = items.flatMap(({ set }) => (set.state === 'read' ? set.set.assignments : []))
  return { assignments: all.filter(editable), found }
}
