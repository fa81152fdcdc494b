import * as vscode from 'vscode'
import type { JournalEntry, JournalOutcome } from '../../../intune/journal/journalEntry.ts'
import { mayHaveChanged } from '../../../intune/journal/replay.ts'
import { outcomeName } from '../../messages/outcomeName.ts'
import type { Session } from '../../../session/session.ts'
import { leftOver } from '../../../intune/journal/unfinished.ts'
import { undoneBy } from '../../../intune/journal/planOrigin.ts'
import { toError } from '../../../base/toError.ts'

/** A row of the Changes view: the plans that were applied, newest first, and what waits for an approval. */
export type ChangeRow =
  | { readonly row: 'pendingApprovals'; readonly waiting: readonly PendingRow[] }
  | { readonly row: 'plan'; readonly plan: JournalEntry; readonly left: number }
  | { readonly row: 'outcome'; readonly plan: JournalEntry; readonly outcome: JournalOutcome }
  | PendingRow
  | { readonly row: 'trouble'; readonly error: Error }

export interface PendingRow {
  readonly row: 'pending'
  readonly plan: JournalEntry
  readonly outcome: JournalOutcome
}

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
      return row.plan.configurations.map((outcome) => ({ row: 'outcome', plan: row.plan, outcome }))
    if (row?.row === 'pendingApprovals') return [...row.waiting]
    if (row !== undefined) return []
    try {
      const plans = await this.plans()
      const waiting = plans.flatMap((plan) => waitingOf(plan))
      const left = leftOver(plans)
      const rows: ChangeRow[] = plans.map((plan) => ({ row: 'plan', plan, left: left.get(plan.id)?.size ?? 0 }))
      return waiting.length > 0 ? [{ row: 'pendingApprovals', waiting }, ...rows] : rows
    } catch (error) {
      return [{ row: 'trouble', error: toError(error) }]
    }
  }

  getTreeItem(row: ChangeRow): vscode.TreeItem {
    switch (row.row) {
      case 'pendingApprovals': {
        const item = new vscode.TreeItem(vscode.l10n.t('Pending approvals'), vscode.TreeItemCollapsibleState.Expanded)
        item.id = 'pendingApprovals'
        item.iconPath = new vscode.ThemeIcon('clockface')
        item.description = row.waiting.length.toLocaleString()
        return item
      }
      case 'pending': {
        const item = new vscode.TreeItem(row.outcome.configurationName)
        item.id = `pending/${row.plan.id}/${row.outcome.configurationId}`
        item.iconPath = new vscode.ThemeIcon('clockface')
        item.description = `${shortTime(row.plan.at)} · ${row.plan.title}`
        item.tooltip = [row.outcome.configurationName, row.plan.title, new Date(row.plan.at).toLocaleString()].join(
          '\n',
        )
        item.contextValue = 'pending'
        return item
      }
      case 'plan':
        return planItem(row.plan, row.left)
      case 'outcome':
        return outcomeItem(row.plan, row.outcome)
      case 'trouble': {
        const item = new vscode.TreeItem(vscode.l10n.t('The journal could not be read'))
        item.description = row.error.message
        item.iconPath = new vscode.ThemeIcon('error')
        return item
      }
    }
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

/** What of a plan waits for an approval. */
export function waitingOf(plan: JournalEntry): PendingRow[] {
  return plan.configurations
    .filter(({ approval }) => approval === 'waiting')
    .map((outcome) => ({ row: 'pending', plan, outcome }))
}

function planItem(plan: JournalEntry, left: number): vscode.TreeItem {
  const { t } = vscode.l10n
  const [only, ...more] = plan.configurations
  const single = more.length === 0 ? only : undefined
  const item = new vscode.TreeItem(plan.title, vscode.TreeItemCollapsibleState[single ? 'None' : 'Collapsed'])
  const total = plan.configurations.length
  const applied = plan.configurations.filter((one) => mayHaveChanged(one)).length
  const counts =
    left > 0 ? t('{0} of {1} applied, {2} left', applied, total, left) : t('{0} of {1} applied', applied, total)
  const outcome = single ? outcomeWord(single) : counts
  const date = new Date(plan.at).toLocaleString()
  item.id = plan.id
  // All went well is what one expects: only the rest is worth a word.
  item.description = applied === total ? shortTime(plan.at) : `${shortTime(plan.at)} · ${outcome}`
  item.iconPath = new vscode.ThemeIcon(
    left > 0 ? 'debug-pause' : undoneBy(plan.source) !== undefined ? 'discard' : 'history',
  )
  item.tooltip = [plan.title, date, plan.account, outcome].filter(Boolean).join('\n')
  item.contextValue = left > 0 ? 'plan.left' : applied > 0 ? 'plan.applied' : 'plan'
  return item
}

/** The time for today, else the day: a narrow view shows little more. */
function shortTime(at: number): string {
  const date = new Date(at)
  const today = date.toDateString() === new Date().toDateString()
  return today
    ? date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
    : date.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })
}

function outcomeItem(plan: JournalEntry, outcome: JournalOutcome): vscode.TreeItem {
  const item = new vscode.TreeItem(outcome.configurationName || outcome.configurationId)
  item.id = `${plan.id}/${outcome.configurationId}/${outcome.via?.id ?? ''}`
  item.description = [outcomeWord(outcome), outcome.error && `(${outcome.error.kind})`].filter(Boolean).join(' · ')
  item.iconPath = new vscode.ThemeIcon(outcomeIcon(outcome))
  item.contextValue = outcome.outcome === 'applied' ? 'outcome.applied' : 'outcome'
  return item
}

function outcomeWord({ outcome, begun, approval }: JournalOutcome): string {
  const { t } = vscode.l10n
  if (outcome === 'pendingApproval') return approvalWord(approval)
  if (outcome === 'pending') return begun ? t('not known: cut short while it was sent') : t('not started')
  return outcomeName(outcome)
}

function approvalWord(approval: JournalOutcome['approval']): string {
  const { t } = vscode.l10n
  switch (approval) {
    case 'applied':
      return t('approved and applied')
    case 'rejected':
      return t('rejected')
    case 'expired':
      return t('request expired')
    case 'drifted':
      return t('approved, but changed by somebody else meanwhile')
    case 'waiting':
    case undefined:
      return t('waits for approval')
  }
}

function outcomeIcon({ outcome }: JournalOutcome): string {
  switch (outcome) {
    case 'applied':
      return 'check'
    case 'unchanged':
      return 'dash'
    case 'stale':
      return 'git-compare'
    case 'pendingApproval':
      return 'clockface'
    case 'failed':
      return 'error'
    case 'pending':
      return 'question'
  }
}
