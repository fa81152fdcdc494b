import * as vscode from 'vscode'

export function settingsAdvice(code: string, missing: string): string {
  const { t } = vscode.l10n
  switch (code) {
    case 'customCloud':
      return t('Put two `https` addresses in `intuneAssignments.customCloud`, or choose another cloud.')
    case 'environmentIncomplete':
      return t('These environment variables are missing: {0}. Set them before VS Code starts.', missing)
    default:
      return t('Run **Intune: Register the App…**, or sign in and choose an app registration.')
  }
}
