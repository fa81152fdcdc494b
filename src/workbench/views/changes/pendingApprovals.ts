import * as vscode from 'vscode'
import { assignableOf, kindOfEntry } from '../../../intune/journal/replay.ts'
import { readApproval } from '../../../intune/applying/approval.ts'
import type { ApprovalState } from '../../../intune/journal/journalRecord.ts'
import type { JournalDetail, JournalEntry } from '../../../intune/journal/journalEntry.ts'
import type { Connection } from '../../../session/connection.ts'
import { describeError } from '../../messages/describeError.ts'
import { errorKind } from '../../messages/errorKind.ts'
import { mayHaveChanged } from '../../../intune/planning/fate.ts'
import type { Outcome } from '../../../intune/planning/outcome.ts'
import { lostText, oneText } from '../../plans/outcomeText.ts'
import { lostSight } from '../../../intune/applying/unverified.ts'
import { logError } from '../../messages/logError.ts'
import { readOnlySetting } from '../../host/settings.ts'
import type { Log } from '../../../base/log.ts'
import type { Session } from '../../../session/session.ts'
import type { ChangeRow } from './changeRow.ts'
import type { ChangesTree } from './changesTree.ts'
import { toError } from '../../../base/toError.ts'
import { showRemedies } from '../../messages/showError.ts'
import { showInformation, showWarning } from '../../messages/notice.ts'
import { shownName } from '../../messages/shownName.ts'

interface ApprovalParts {
  readonly session: Session
  readonly changes: ChangesTree
  readonly log: Log
}

/** Milliseconds between two looks at what waits, while the Changes view is visible. */
const interval = 30_000

/** Watches over the writes that wait for another administrator, while somebody is looking. */
export class PendingApprovals {
  readonly #parts: ApprovalParts
  readonly #listening: vscode.Disposable
  #timer: NodeJS.Timeout | undefined
  #checking: Promise<void> | undefined

  constructor(parts: ApprovalParts, view: vscode.TreeView<unknown>) {
    this.#parts = parts
    this.#listening = view.onDidChangeVisibility(({ visible }) => this.#watch(visible))
  }

  /** Looks at everything that waits and carries out what was approved. One look at a time. */
  check(): Promise<void> {
    this.#checking ??= this.#check().finally(() => (this.#checking = undefined))
    return this.#checking
  }

  dispose(): void {
    clearInterval(this.#timer)
    this.#listening.dispose()
  }

  #watch(visible: boolean): void {
    clearInterval(this.#timer)
    if (!visible) return
    this.#timer = setInterval(() => void this.check(), interval)
    void this.check()
  }

  async #check(): Promise<void> {
    const { connection } = this.#parts.session
    if (!connection) return
    try {
      const journal = await connection.journal.open()
      for (const plan of await journal.list()) {
        if (!plan.configurations.some(({ approval }) => approval === 'waiting')) continue
        const detail = await journal.read(plan.id)
        for (const one of detail?.configurations ?? []) {
          if (one.approval === 'waiting') await this.#checkOne(connection, plan, one, detail?.signature === 'valid')
        }
      }
    } catch (error) {
      // Told by the view's own rows the next time they are read; nobody asked a question here.
      logError(toError(error), this.#parts.log)
    }
  }

  async #checkOne(connection: Connection, plan: JournalEntry, entry: JournalDetail, signed: boolean): Promise<void> {
    if (!entry.request) return
    const { t } = vscode.l10n
    const name = shownName(entry.configurationName, entry.configurationId)
    const approval = await readApproval(connection.graph, entry.request.code)
    if (approval === 'rejected')
      return this.#end(connection, plan, entry, 'rejected', t('Not changed: the request for {0} was rejected.', name))
    if (approval === 'expired')
      return this.#end(connection, plan, entry, 'expired', t('Not changed: the request for {0} has expired.', name))
    if (approval !== 'approved' || readOnlySetting()) return
    if (!signed) {
      const text = t(
        'Approved, but not applied: the record of {0} in the journal does not carry the signature of this extension. Make the change again.',
        name,
      )
      return this.#end(connection, plan, entry, 'drifted', text)
    }
    const kind = kindOfEntry(entry)
    if (kind === undefined) return
    const { applier, plans, tenant } = connection
    const assignable = assignableOf(kind, entry, (ref) => tenant.configuration(ref))
    const outcome = await plans.run((signal) => applier.finishApproved(assignable, entry, signal))
    connection.tenant.take(assignable, outcome.held, lostSight(outcome))
    if (outcome.outcome === 'applied') {
      const text = t('Approved and applied: {0}.', name)
      if (!outcome.lost?.length) return this.#end(connection, plan, entry, 'applied', text, outcome)
      await this.#end(connection, plan, entry, 'applied', undefined, outcome)
      const restore = { title: t('Restore'), command: 'intuneAssignments.restoreChange', arguments: [rowOf(plan)] }
      return void showRemedies(showWarning, `${text} ${lostText([outcome])}`, [restore])
    }
    if (outcome.outcome === 'stale') {
      return this.#end(
        connection,
        plan,
        entry,
        'drifted',
        t('Approved, but not applied: somebody else changed {0} after the request.', name),
      )
    }
    if (outcome.outcome === 'unchanged') {
      const text = t('Approved, but not applied: somebody else already made the change to {0}.', name)
      return this.#end(connection, plan, entry, 'drifted', text)
    }
    if (outcome.error) {
      logError(outcome.error, this.#parts.log)
      if (errorKind(outcome.error) === 'partly') await this.#endPart(connection, plan, entry, outcome)
      if (mayHaveChanged(outcome.fate)) return void showWarning(oneText(outcome))
      void showWarning(t('Approved, but not applied yet: {0}. {1}', name, describeError(outcome.error).message))
    }
  }

  /** What is left of it can be continued: that asks for an approval of its own. */
  async #endPart(connection: Connection, plan: JournalEntry, entry: JournalDetail, outcome: Outcome): Promise<void> {
    const { held } = outcome
    const journal = await connection.journal.open()
    if (held) await journal.settled(plan.id, entry.entry, { ...outcome, held })
    await this.#end(connection, plan, entry, 'applied', undefined, outcome)
  }

  async #end(
    connection: Connection,
    plan: JournalEntry,
    entry: JournalDetail,
    state: ApprovalState,
    text: string | undefined,
    outcome?: Outcome,
  ): Promise<void> {
    await (await connection.journal.open()).approvalEnded(plan.id, entry.entry, state, outcome)
    this.#parts.changes.refresh()
    if (text !== undefined) void showInformation(text)
  }
}

function rowOf(plan: JournalEntry): ChangeRow {
  return { row: 'plan', plan, left: 0, lost: new Set() }
}
