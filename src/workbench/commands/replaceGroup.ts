import { groupOf } from '../../intune/model/target.ts'
import { planReplacement, replaceRequest, type ReplaceRequest } from '../../operations/replaceGroup.ts'
import type { ListReading } from '../../session/listReading.ts'
import { askReplacement } from './askReplacement.ts'
import type { Changing } from './changingCommand.ts'
import { assignmentsOf, chosenRows } from './chosenRows.ts'
import { readList } from './readList.ts'

/** Puts one group in the place of another: the one of the chosen row, there or everywhere. */
export function replaceGroup(list: ListReading): Changing<ReplaceRequest> {
  return {
    parse: replaceRequest,
    plan: planReplacement,
    ask: async (connection, first, second) => {
      await readList(list, connection)
      const rows = assignmentsOf(chosenRows(first, second)).filter(
        ({ assignment }) => groupOf(assignment.target) !== undefined,
      )
      const [row] = rows
      const given = rows.map(({ assignable }) => assignable)
      return [await askReplacement(connection, given, row && groupOf(row.assignment.target))]
    },
  }
}
