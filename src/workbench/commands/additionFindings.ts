import type { Assignable } from '../../intune/model/configuration.ts'
import type { Target } from '../../intune/model/target.ts'
import { planChanges } from '../../intune/planning/plan.ts'
import { planInput } from '../../operations/planInput.ts'
import type { Connection } from '../../session/connection.ts'
import { planWarnings } from '../plans/planWarnings.ts'
import type { PickedGroup } from '../prompts/pickGroup.ts'
import type { Mode } from '../prompts/pickMode.ts'

/** What would be odd about including or excluding the group. */
export async function additionFindings(
  connection: Connection,
  assignables: readonly Assignable[],
  group: PickedGroup | undefined,
  mode: Mode,
): Promise<readonly string[]> {
  if (!group) return []
  const target: Target = { kind: mode === 'include' ? 'group' : 'excludedGroup', groupId: group.id }
  const items = assignables.map((assignable) => planInput(connection, assignable))
  return (
    await planWarnings(
      connection,
      planChanges(items, () => [{ kind: 'add', target }]),
    )
  ).findings
}
