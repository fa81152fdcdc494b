import * as vscode from 'vscode'
import { toError } from '../../../base/toError.ts'
import { readGroupReach } from '../../../intune/directory/groupReach.ts'
import type { Target } from '../../../intune/model/target.ts'
import type { Connection } from '../../../session/connection.ts'
import type { ListReading } from '../../../session/listReading.ts'
import type { Session } from '../../../session/session.ts'
import { describeError } from '../../messages/describeError.ts'
import { shownTreeItem } from '../../messages/shownTreeItem.ts'
import { targetName } from '../../messages/targetName.ts'
import { groupItem } from './groupItem.ts'
import { assignmentRow, type GroupRow, partRow, targetRow } from './groupRow.ts'
import { usesOf } from './usesOf.ts'

/** Milliseconds of rest before changes of the model are told together. */
const rest = 150

/** The groups that assignments point at, from the other side: what each is included in and excluded from. */
export class GroupsTree implements vscode.TreeDataProvider<GroupRow> {
  readonly #session: Session
  readonly #changed = new vscode.EventEmitter<undefined>()
  readonly onDidChangeTreeData = this.#changed.event
  readonly #disposables: { dispose(): unknown }[] = []
  #listening: { dispose(): unknown } | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(session: Session, list: ListReading) {
    this.#session = session
    this.#disposables.push(
      session.onDidChange(() => this.#follow()),
      list.onDidChange(() => this.#redraw()),
    )
  }

  getTreeItem(row: GroupRow): vscode.TreeItem {
    const { connection } = this.#session
    return shownTreeItem(connection ? groupItem(row, connection) : new vscode.TreeItem(''))
  }

  getParent(row: GroupRow): GroupRow | undefined {
    return row.parent
  }

  /** Never rejects: what is in the way is a row. */
  async getChildren(row?: GroupRow): Promise<GroupRow[]> {
    const { connection } = this.#session
    if (!connection) return []
    if (row === undefined) return roots(connection)
    try {
      return await below(row, connection)
    } catch (error) {
      return [note(row, describeError(toError(error)).message)]
    }
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#listening?.dispose()
    for (const one of this.#disposables) one.dispose()
    this.#changed.dispose()
  }

  #follow(): void {
    this.#listening?.dispose()
    this.#listening = this.#session.connection?.tenant.onDidChange(() => this.#redraw())
    this.#redraw()
  }

  #redraw(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#changed.fire(undefined), rest)
  }
}

/** Everyone first, then the groups by name. */
function roots({ tenant, groups }: Connection): GroupRow[] {
  const everyone: readonly Target[] = [{ kind: 'allUsers' }, { kind: 'allDevices' }]
  const used = everyone.filter((target) => tenant.usage.of(target).length > 0)
  const targets = Array.from(tenant.usage.groups, (groupId): Target => ({ kind: 'group', groupId }))
  const named = targets.map((target) => ({ target, name: targetName(target, groups).toLocaleLowerCase() }))
  named.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
  return [...used, ...named.map(({ target }) => target)].map((target) => targetRow(target))
}

async function below(row: GroupRow, connection: Connection): Promise<GroupRow[]> {
  if (row.row === 'target') {
    const { included, excluded } = usesOf(row.target, connection.tenant)
    return [
      ...(included.length > 0 ? [partRow(row, 'included', row.target)] : []),
      ...(excluded.length > 0 ? [partRow(row, 'excluded', row.target)] : []),
      ...('groupId' in row.target ? [partRow(row, 'parents', row.target)] : []),
    ]
  }
  if (row.row !== 'part') return []
  if (row.part === 'parents') return parentsOf(row, connection)
  return usesOf(row.of, connection.tenant)[row.part].map((ref, index) => assignmentRow(row, ref, index))
}

/** The groups that hold the group, directly or not, which the directory is asked for when the row is opened. */
async function parentsOf(row: Extract<GroupRow, { row: 'part' }>, { graph, groups }: Connection): Promise<GroupRow[]> {
  const id = 'groupId' in row.of ? row.of.groupId : ''
  const facts = await readGroupReach(graph, id)
  if (facts === undefined) return [note(row, vscode.l10n.t('The directory does not contain a group with this id.'))]
  if (facts.groups instanceof Error) throw facts.groups
  const parents = [...facts.groups.keys()].filter((one) => one !== id.toLowerCase())
  if (parents.length === 0) return [note(row, vscode.l10n.t('It is in no other group.'))]
  await groups.resolve(parents)
  return parents.map((groupId) => targetRow({ kind: 'group', groupId }, row))
}

function note(parent: GroupRow, text: string): GroupRow {
  return { row: 'note', id: `${parent.id}/note`, parent, text }
}
