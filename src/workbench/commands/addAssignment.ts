import { addRequest, type AddRequest, planAddition } from '../../operations/addAssignment.ts'
import type { ListReading } from '../../session/listReading.ts'
import { askAddition } from './askAddition.ts'
import type { Changing } from './changingCommand.ts'
import { assignablesOf, chosenRows } from './chosenRows.ts'

/** Includes a group in one or many configurations, or excludes it; asks for what is missing. */
export function addAssignment(list: ListReading): Changing<AddRequest> {
  return {
    parse: addRequest,
    plan: planAddition,
    ask: async (connection, first, second) => {
      const given = assignablesOf(chosenRows(first, second), connection)
      const { group, mode, assignables, options } = await askAddition(list, connection, given)
      const target = { kind: mode === 'include' ? 'group' : 'excludedGroup', groupId: group.id } as const
      return [{ scope: { by: 'choice', assignables }, target, name: group.name, ...options }]
    },
  }
}
