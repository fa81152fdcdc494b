import * as vscode from 'vscode'
import type { BrowserTrouble } from './browserOrCode.ts'
import { showInformation, showWarning } from '../messages/notice.ts'

/** Whether the user wants to sign in with a code instead of the browser. */
export async function offerCode(trouble: BrowserTrouble): Promise<boolean> {
  const { t } = vscode.l10n
  const take = t('Sign In with a Code')
  const answer =
    trouble === 'notOpened'
      ? await showWarning(t('The browser could not be opened.'), take)
      : await showInformation(
          t("Still waiting for the browser. If the browser can't return to VS Code, sign in with a code instead."),
          take,
        )
  return answer === take
}
