import * as vscode from 'vscode'
import type { Log } from '../../base/log.ts'
import { UsageError } from '../../session/usageError.ts'
import type { Remedy } from '../messages/explanation.ts'
import { showInformation, showWarning } from '../messages/notice.ts'
import { openSetting, signIn } from '../messages/remedies.ts'
import { showError, showRemedies } from '../messages/showError.ts'
import type { CommandId } from './commandTable.ts'

/** Tells the user why a command did nothing, or failed. */
export async function tellFailure(error: unknown, log: Log, command: CommandId): Promise<void> {
  const { t } = vscode.l10n
  switch (error instanceof UsageError ? error.kind : undefined) {
    case 'notSignedIn': {
      const sample = { title: t('Explore Sample Tenant'), command: 'intuneAssignments.openSampleTenant' }
      return showRemedies(showInformation, t('You are not signed in.'), [signIn(), sample])
    }
    case 'readOnly': {
      const text = t('Read-only mode is on, so nothing was changed.')
      return showRemedies(showInformation, text, [openSetting('intuneAssignments.readOnly')])
    }
    case 'rowGone':
      void showInformation(t('The list was being updated, so nothing was done. Run the command again.'))
      return
    case 'otherTenant':
      void showWarning(t('This document was made for another tenant, so nothing was planned.'))
      return
    case 'argument':
    case 'automationOff':
    case undefined:
  }
  await showError(error, log, command === 'refreshList' ? retry() : undefined)
}

function retry(): Remedy {
  return { title: vscode.l10n.t('Retry'), command: 'intuneAssignments.refreshList' }
}
