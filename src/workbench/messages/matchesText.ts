import * as vscode from 'vscode'

/** Whether a device matches a comparison, in the words of the other answers. */
export function matchesText(matches: boolean | 'unknown'): string {
  const { t } = vscode.l10n
  if (matches === 'unknown') return t('not evaluated')
  return matches ? t('matches') : t('does not match')
}
