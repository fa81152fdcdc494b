import * as vscode from 'vscode'
import type { Log } from '../../base/log.ts'
import { toError } from '../../base/toError.ts'
import { configurationKey } from '../../intune/model/configuration.ts'
import type { Outcome } from '../../intune/planning/outcome.ts'
import { lookAgain, type Looked } from '../../operations/lookAgain.ts'
import type { Connection } from '../../session/connection.ts'
import type { Session } from '../../session/session.ts'
import { errorKind } from '../messages/errorKind.ts'
import { logError } from '../messages/logError.ts'
import { showInformation, showWarning } from '../messages/notice.ts'
import { subjectOf } from '../messages/subjectOf.ts'

interface UnknownWatchParts {
  readonly session: Session
  readonly log: Log
  /** The journal has something new. */
  readonly recorded: () => void
}

/** Milliseconds after a write whose fate is unknown at which it is looked at again by itself. */
const looks = [5_000, 20_000, 60_000, 180_000]

/** Looks again at writes whose fate nobody knows: by itself a few times, and whenever the user asks. */
export class UnknownWatch {
  readonly #parts: UnknownWatchParts
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(parts: UnknownWatchParts) {
    this.#parts = parts
  }

  dispose(): void {
    for (const timer of this.#timers) clearTimeout(timer)
  }

  /** After a plan was run: what is unknown of it, and what the service does not show yet, is read again later. */
  watch(connection: Connection, plan: string, outcomes: readonly Outcome[]): void {
    if (outcomes.some(({ fate }) => fate === 'unknown')) this.#later(connection, plan, looks)
    for (const { assignable, error } of outcomes) {
      const { configuration } = assignable
      if (error === undefined || errorKind(error) !== 'notShownYet') continue
      this.#in((configuration.kind.lagSeconds ?? 0) * 1000, connection, () => connection.tenant.reload(configuration))
    }
  }

  /** For the user, who is told what is true now. Throws what the look failed with. */
  async look(connection: Connection, plan: string, only?: ReadonlySet<string>): Promise<void> {
    const found = await lookAgain(connection, plan, only)
    this.#parts.recorded()
    const { t } = vscode.l10n
    if (found.length === 0) return void showInformation(t('There is nothing to look at again.'))
    this.#tell(found)
    const open = found.filter(({ settled }) => settled === undefined)
    if (open.length === 0) return
    const again = t('Look Again')
    const text = t('{0}: Intune does not show the change. It may still be made.', nameOf(open))
    const keys = new Set(open.map(({ assignable }) => configurationKey(assignable.configuration)))
    void showWarning(text, again).then((chosen) => {
      if (chosen === again) void vscode.commands.executeCommand('intuneAssignments.lookAgain', plan, [...keys])
    })
  }

  #later(connection: Connection, plan: string, [next, ...rest]: readonly number[]): void {
    if (next === undefined) return
    this.#in(next, connection, async () => {
      const found = await lookAgain(connection, plan)
      if (found.some(({ settled }) => settled)) this.#parts.recorded()
      this.#tell(found)
      if (found.some(({ settled }) => settled === undefined)) this.#later(connection, plan, rest)
    })
  }

  #tell(found: readonly Looked[]): void {
    const done = found.filter(({ settled }) => settled?.outcome === 'applied')
    const part = found.filter(({ settled }) => settled?.outcome === 'failed')
    const { t } = vscode.l10n
    if (done.length > 0) void showInformation(t('The change to {0} was made after all.', nameOf(done)))
    if (part.length > 0) void showWarning(t('The change to {0} was made in part.', nameOf(part)))
  }

  #in(ms: number, connection: Connection, work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      if (this.#parts.session.connection !== connection) return
      // Nobody asked: the row in Changes stays what it is, and the log says why.
      work().catch((error: unknown) => logError(toError(error), this.#parts.log))
    }, ms)
    this.#timers.add(timer)
  }
}

function nameOf(found: readonly Looked[]): string {
  return subjectOf(found.map(({ assignable }) => assignable))
}
