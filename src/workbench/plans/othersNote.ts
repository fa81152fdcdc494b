import * as vscode from 'vscode'
import { GraphError } from '../../graph/graphError.ts'
import { toError } from '../../base/toError.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import { othersEdits } from '../../operations/othersEdits.ts'
import type { Connection } from '../../session/connection.ts'
import { describeError } from '../messages/describeError.ts'
import { othersText } from '../messages/othersText.ts'

/**
 * Who else edited what a plan is about, by Intune's audit log. Nobody waits for it: it comes to a preview that is already
 * shown, and to a question only where it is there by then. That the permission is missing is said once for a connection.
 */
export class OthersNote {
  readonly #told = new WeakSet<Connection>()

  /** A heading and its lines; nothing where there is nothing (more) to say. Never throws. */
  async lines(
    connection: Connection,
    plan: Pick<Plan, 'entries'>,
    signal: AbortSignal,
    { evenNone = true } = {},
  ): Promise<readonly string[]> {
    const { t } = vscode.l10n
    try {
      const edits = await othersEdits(connection, plan, Date.now(), signal)
      if (signal.aborted || (edits.edits.length === 0 && !evenNone)) return []
      return [t('Edited by others in the last 30 days (audit log):'), ...othersText(edits)]
    } catch (error) {
      if (signal.aborted) return []
      const missing = error instanceof GraphError && ['missingScope', 'forbidden'].includes(error.kind)
      if (missing && this.#told.has(connection)) return []
      if (missing) this.#told.add(connection)
      return [t('Who else edited this is not known. {0}', describeError(toError(error)).message)]
    }
  }
}
