import * as vscode from 'vscode'
import type { Configuration } from '../../intune/model/configuration.ts'
import type { Connection } from '../../session/connection.ts'
import type { ListReading } from '../../session/listReading.ts'
import { pickConfigurations } from '../prompts/pickConfigurations.ts'
import { assignablesOf, chosenRows } from './chosenRows.ts'
import { readList } from './readList.ts'

/** The one configuration that a question is about: that of the row, else the user picks it. Throws a `CancellationError`. */
export async function chosenConfiguration(
  list: ListReading,
  connection: Connection,
  title: string,
  first: unknown,
): Promise<Configuration> {
  const [given] = assignablesOf(chosenRows(first, undefined), connection)
  if (given) return given.configuration
  await readList(list, connection)
  let picked: Configuration | undefined
  const alone = { step: 1, totalSteps: 1, canGoBack: false }
  const take = ([one]: readonly Configuration[]): void => void (picked = one)
  await pickConfigurations(title, connection.tenant, [], alone, take, true)
  if (picked === undefined) throw new vscode.CancellationError()
  return picked
}
