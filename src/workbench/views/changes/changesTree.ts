import * as vscode from 'vscode'
import type { JournalEntry } from '../../../intune/journal/journalEntry.ts'
import { entryKey } from '../../../intune/journal/entryKey.ts'
import { notKept } from '../../../intune/journal/notKept.ts'
import type { Session } from '../../../session/session.ts'
import { leftOver } from '../../../intune/journal/unfinished.ts'
import { toError } from '../../../base/toError.ts'
import { type ChangeRow, waitingOf } from './changeRow.ts'
import { changeItem } from './changeItem.ts'
import { shownTreeItem } from '../../messages/shownTreeItem.ts'

/** How many plans the view lists. */
const listed = 200

/** The journal of the tenant as a view. */
export class ChangesTree implements vscode.TreeDataProvider<ChangeRow> {
  readonly #session: Session
  readonly #changed = new vscode.EventEmitter<undefined>()
  readonly onDidChangeTreeData = this.#changed.event
  readonly #listening: vscode.Disposable
  #plans: Promise<readonly JournalEntry[]> | undefined

  constructor(session: Session) {
    this.#session = session
    this.#listening = session.onDidChange(() => this.refresh())
  }

  refresh(): void {
    this.#plans = undefined
    this.#changed.fire(undefined)
  }

  /** The newest plans of the tenant's journal, read once until something changes. Throws what the file system does. */
  plans(): Promise<readonly JournalEntry[]> {
    this.#plans ??= this.#read()
    return this.#plans
  }

  async getChildren(row?: ChangeRow): Promise<ChangeRow[]> {
    if (row?.row === 'plan')
      return row.plan.configurations.map((outcome) => {
        const lost = row.lost.has(entryKey(outcome))
        return { row: 'outcome', plan: row.plan, outcome, lost }
      })
    if (row?.row === 'pendingApprovals') return [...row.waiting]
    if (row !== undefined) return []
    try {
      const plans = await this.plans()
      const waiting = plans.flatMap((plan) => waitingOf(plan))
      const left = leftOver(plans)
      const lost = notKept(plans)
      const rows: ChangeRow[] = plans.map((plan) => {
        return { row: 'plan', plan, left: left.get(plan.id)?.size ?? 0, lost: lost.get(plan.id) ?? new Set() }
      })
      return waiting.length > 0 ? [{ row: 'pendingApprovals', waiting }, ...rows] : rows
    } catch (error) {
      return [{ row: 'trouble', error: toError(error) }]
    }
  }

  getTreeItem(row: ChangeRow): vscode.TreeItem {
    return shownTreeItem(changeItem(row))
  }

  async #read(): Promise<readonly JournalEntry[]> {
    const { connection } = this.#session
    return connection ? (await connection.journal.open()).list(listed) : []
  }

  dispose(): void {
    this.#listening.dispose()
    this.#changed.dispose()
  }
}
