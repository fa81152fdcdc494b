import * as vscode from 'vscode'
import type { Assignable } from '../../intune/model/configuration.ts'
import { groupUsers } from '../../operations/groupUsers.ts'
import type { ReplaceRequest } from '../../operations/replaceGroup.ts'
import type { Connection } from '../../session/connection.ts'
import { groupName } from '../messages/targetName.ts'
import type { PickedGroup } from '../prompts/groupItem.ts'
import { pickGroup } from '../prompts/pickGroup.ts'
import { runSteps, type Step } from '../prompts/runSteps.ts'
import { pickScope } from './pickScope.ts'
import { usedText } from './usedText.ts'

/** Asks which group goes and which comes, and, where some configurations are given, whether only there. Throws a `CancellationError`. */
export async function askReplacement(
  connection: Connection,
  given: readonly Assignable[],
  groupId: string | undefined,
): Promise<ReplaceRequest> {
  const title = vscode.l10n.t('Replace Group')
  const { groups } = connection
  let from: PickedGroup | undefined =
    groupId === undefined ? undefined : { id: groupId, name: groupName(groups.state(groupId)) }
  let to: PickedGroup | undefined
  let everywhere = given.length === 0
  const source = { groups, note: (id: string) => usedText(groupUsers(id, connection).length) }
  const steps: Step[] = []
  if (given.length === 0) {
    steps.push((position) =>
      pickGroup(
        vscode.l10n.t('Replace Group: Choose the Group to Replace'),
        source,
        from && { group: from },
        position,
        (group) => (from = group),
      ),
    )
  }
  steps.push((position) =>
    pickGroup(
      vscode.l10n.t('Replace Group: Choose the Replacement'),
      source,
      to && { group: to },
      position,
      (group) => (to = group),
    ),
  )
  if (given.length > 0) {
    steps.push((position) =>
      pickScope(title, given, groupUsers(from?.id ?? '', connection).length, position, (all) => (everywhere = all)),
    )
  }
  await runSteps(steps)
  if (!from || !to) throw new vscode.CancellationError()
  return { from, to, scope: everywhere ? undefined : { by: 'choice', assignables: given } }
}
