import type { Json } from '../base/json.ts'
import type { Assignable } from '../intune/model/configuration.ts'
import type { PlanInput } from '../intune/planning/plan.ts'
import type { Connection } from '../session/connection.ts'
import { type ArgumentName, configurationIds, flag } from './commandArguments.ts'
import { findAssignables, type Found } from './findAssignables.ts'
import { readyItems } from './readyItems.ts'

/** On which configurations a request acts. */
export type Scope =
  /** As a caller names them; `certificate`: on the identity certificates that they refer to. */
  | { readonly by: 'ids'; readonly ids: readonly string[]; readonly certificate: boolean }
  /** As the user chose them. */
  | { readonly by: 'choice'; readonly assignables: readonly Assignable[] }

export const scopeArguments: readonly ArgumentName[] = ['configurationIds', 'certificate']

/** Throws a `UsageError`. */
export function scopeArgument(args: Json): Scope {
  return { by: 'ids', ids: configurationIds(args), certificate: flag(args, 'certificate') }
}

/** What the scope holds to be planned on; with `found` where ids were asked for. Throws only when cancelled. */
export async function inputsOf(
  connection: Connection,
  scope: Scope,
  signal?: AbortSignal,
): Promise<{ readonly items: readonly PlanInput[]; readonly found?: Found }> {
  if (scope.by === 'choice') return { items: await readyItems(connection, scope.assignables, signal) }
  const found = await findAssignables(connection, scope.ids, scope.certificate, signal)
  return { items: found.items, found }
}
