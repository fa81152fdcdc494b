import type { Assignable } from '../../intune/model/configuration.ts'
import { planChanges } from '../../intune/planning/plan.ts'
import { planInput } from '../../operations/planInput.ts'
import type { Connection } from '../../session/connection.ts'
import { planWarnings } from '../plans/planWarnings.ts'
import type { PickedGroup } from '../prompts/groupItem.ts'
import type { Mode } from '../prompts/pickMode.ts'

/** What would be odd about including or excluding the groups. */
export async function additionFindings(
  connection: Connection,
  assignables: readonly Assignable[],
  groups: readonly PickedGroup[],
  mode: Mode,
): Promise<readonly string[]> {
  const kind = mode === 'include' ? 'group' : 'excludedGroup'
  const changes = groups.map(({ id }) => ({ kind: 'add', target: { kind, groupId: id } }) as const)
  const items = assignables.map((assignable) => planInput(connection, assignable))
  return (
    await planWarnings(
      connection,
      planChanges(items, () => changes),
    )
  ).findings
}
