import * as vscode from 'vscode'
import type { BrowserTrouble } from './browserOrCode.ts'
import { showInformation, showWarning } from '../messages/notice.ts'

/** Whether the user takes a code where the browser is of no use. */
export async function offerCode(trouble: BrowserTrouble): Promise<boolean> {
  const { t } = vscode.l10n
  const take = t('Sign In with a Code')
  const answer =
    trouble === 'notOpened'
      ? await showWarning(t('The browser could not be opened.'), take)
      : await showInformation(
          t('Still waiting for the browser. If it cannot get back to VS Code, a code will do.'),
          take,
        )
  return answer === take
}
