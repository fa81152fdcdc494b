import type { Assignable } from '../../intune/model/configuration.ts'
import type { Connection } from '../../session/connection.ts'
import type { ListReading } from '../../session/listReading.ts'
import { pickConfigurations } from '../prompts/pickConfigurations.ts'
import { assignablesOf, chosenRows } from './chosenRows.ts'
import { readList } from './readList.ts'

/** The configurations that a command acts on: those of the rows, else the user picks some. Throws a `CancellationError`. */
export async function chosenAssignables(
  list: ListReading,
  connection: Connection,
  title: string,
  first?: unknown,
  second?: unknown,
): Promise<readonly Assignable[]> {
  const given = assignablesOf(chosenRows(first, second), connection)
  if (given.length > 0) return given
  await readList(list, connection)
  let picked: readonly Assignable[] = []
  await pickConfigurations(title, connection.tenant, [], { step: 1, totalSteps: 1, canGoBack: false }, (chosen) => {
    picked = chosen.map((configuration) => ({ configuration }))
  })
  return picked
}
