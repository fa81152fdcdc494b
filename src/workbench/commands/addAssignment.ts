import { addRequest, type AddRequest, planAddition } from '../../operations/addAssignment.ts'
import type { ListReading } from '../../session/listReading.ts'
import type { RecentGroups } from '../../session/recentGroups.ts'
import { groupOf } from '../../intune/model/target.ts'
import type { Connection } from '../../session/connection.ts'
import { groupName } from '../messages/targetName.ts'
import type { PickedGroup } from '../prompts/groupItem.ts'
import { askAddition } from './askAddition.ts'
import type { Changing } from './changingCommand.ts'
import { assignablesOf, chosenRows } from './chosenRows.ts'
import { isGroupTarget } from './groupTarget.ts'

/** Includes groups in one or many configurations, or excludes them; asks for what is missing. */
export function addAssignment(list: ListReading, recent: RecentGroups): Changing<AddRequest> {
  return {
    parse: addRequest,
    plan: planAddition,
    ask: async (connection, first, second) => {
      const given = assignablesOf(chosenRows(first, second), connection)
      const group = await groupPointedAt(first, connection)
      const recently = recent.of(connection)
      const { groups, mode, assignables, options } = await askAddition(list, connection, given, recently, group)
      const ids = groups.map(({ id }) => id)
      await recent.use(connection, ids)
      const kind = mode === 'include' ? 'group' : 'excludedGroup'
      const targets = ids.map((groupId) => ({ kind, groupId }) as const)
      const names = new Map(groups.map(({ id, name }) => [id, name]))
      return [{ scope: { by: 'choice', assignables }, targets, names, ...options }]
    },
  }
}

/** The group of a row of the Groups view. */
async function groupPointedAt(row: unknown, { groups }: Connection): Promise<PickedGroup | undefined> {
  const id = isGroupTarget(row) ? groupOf(row.target) : undefined
  if (id === undefined) return undefined
  await groups.resolve([id])
  return { id, name: groupName(groups.state(id)) }
}
