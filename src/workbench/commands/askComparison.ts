import * as vscode from 'vscode'
import type { Assignable } from '../../intune/model/configuration.ts'
import type { Asked } from '../../operations/readSubject.ts'
import type { Connection } from '../../session/connection.ts'
import type { ListReading } from '../../session/listReading.ts'
import type { Session } from '../../session/session.ts'
import { shownItems } from '../messages/shownItems.ts'
import { pickConfigurations } from '../prompts/pickConfigurations.ts'
import { isFoundRow } from '../views/groups/groupRow.ts'
import { askMove, type NamedMove } from './askMove.ts'
import { askSubject } from './askSubject.ts'
import { assignablesOf, chosenRows } from './chosenRows.ts'
import { readList } from './readList.ts'

/** What shall be compared. */
export type Comparison =
  | { readonly of: 'subjects'; readonly left: Asked; readonly right: Asked }
  | { readonly of: 'move'; readonly key: string; readonly move: NamedMove }
  | { readonly of: 'configurations'; readonly pair: readonly [Assignable, Assignable] }
  | { readonly of: 'export'; readonly uri: vscode.Uri }

type Topic = 'group' | 'user' | 'device' | 'move' | 'configurations' | 'export'

interface Asking {
  readonly session: Session
  readonly list: ListReading
  readonly connection: Connection
}

/** By the rows that a menu was opened on, else by questions. Throws a `CancellationError`. */
export async function askComparison(asking: Asking, first: unknown, second: unknown): Promise<Comparison> {
  const given = assignablesOf(chosenRows(first, second), asking.connection)
  if (given.length > 0) return askPair(asking, given)
  return askSides(asking, await askTopic(topicsOn(first)), first)
}

/** All, or those of the row. */
function topicsOn(row: unknown): readonly Topic[] {
  if (!isFoundRow(row)) return ['group', 'user', 'device', 'move', 'configurations', 'export']
  if (row.row === 'target') return ['group']
  return row.subject.of === 'device' ? ['device'] : ['user', 'move']
}

async function askTopic(topics: readonly Topic[]): Promise<Topic> {
  const { t } = vscode.l10n
  const texts: Readonly<Record<Topic, readonly [label: string, description?: string]>> = {
    group: [t('Two groups'), t('what their members get')],
    user: [t('Two users'), t('what they get')],
    device: [t('Two devices'), t('what they get')],
    move: [t('A user before and after a move'), t('what would change if the user left a group and joined another')],
    configurations: [t('Two configurations'), t('how they are assigned')],
    export: [t('Now with an export'), t('an earlier moment of this tenant, or another tenant')],
  }
  const [only, ...others] = topics
  if (only !== undefined && others.length === 0) return only
  const items = topics.map((topic) => ({ label: texts[topic][0], description: texts[topic][1], topic }))
  const chosen = await vscode.window.showQuickPick(shownItems(items), { title: t('Compare') })
  if (chosen === undefined) throw new vscode.CancellationError()
  return chosen.topic
}

async function askSides(asking: Asking, topic: Topic, row: unknown): Promise<Comparison> {
  const { t } = vscode.l10n
  const { session, connection } = asking
  switch (topic) {
    case 'group':
    case 'user':
    case 'device': {
      const left = await askSubject(session, connection, topic, row, t('Compare: First'))
      return {
        of: 'subjects',
        left,
        right: await askSubject(session, connection, topic, undefined, t('Compare: Second')),
      }
    }
    case 'move': {
      const user = await askSubject(session, connection, 'user', row, t('Compare: User'))
      const key = user.of === 'user' ? user.key : user.id
      return { of: 'move', key, move: await askMove(connection, key) }
    }
    case 'configurations':
      return askPair(asking, [])
    case 'export':
      return { of: 'export', uri: await askExport() }
  }
}

/** Exactly two: those that are given, or the given one beside another. */
async function askPair(
  { list, connection }: Asking,
  given: readonly Assignable[],
): Promise<Extract<Comparison, { of: 'configurations' }>> {
  let chosen = given
  while (true) {
    const [left, right, ...more] = chosen
    if (left && right && more.length === 0) return { of: 'configurations', pair: [left, right] }
    await readList(list, connection)
    const before = chosen.map(({ configuration }) => configuration)
    const title = vscode.l10n.t('Compare: Select Two Configurations')
    await pickConfigurations(
      title,
      connection.tenant,
      before,
      { step: 1, totalSteps: 1, canGoBack: false },
      (picked) => {
        chosen = picked.map((configuration) => ({ configuration }))
      },
    )
  }
}

async function askExport(): Promise<vscode.Uri> {
  const { t } = vscode.l10n
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: t('Compare With an Export'),
      openLabel: t('Compare'),
      filters: { [t('Assignment document')]: ['jsonc', 'json'] },
    })) ?? []
  if (uri === undefined) throw new vscode.CancellationError()
  return uri
}
