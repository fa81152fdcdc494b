import * as vscode from 'vscode'
import { searchDevices } from '../../intune/directory/subjectSearch.ts'
import type { Connection } from '../../session/connection.ts'
import { dateTimeText } from '../messages/inLanguage.ts'
import type { Choice } from '../prompts/pickFound.ts'

/** The devices of a name, to choose from: those of one name are told apart by their ids and their last check-in. */
export async function deviceChoices(
  { graph }: Connection,
  name: string,
  signal: AbortSignal,
): Promise<readonly Choice[]> {
  return (await searchDevices(graph, name, signal)).map((one) => ({
    id: one.id,
    name: one.deviceName,
    about: [one.userPrincipalName, one.operatingSystem].filter((part) => part !== '').join(' · '),
    detail: vscode.l10n.t('Last check-in: {0} · {1} · {2}', dateTimeText(one.lastSyncDateTime), one.id, one.entraId),
  }))
}
