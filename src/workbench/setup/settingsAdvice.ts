import * as vscode from 'vscode'

export function settingsAdvice(code: string, missing: string): string {
  const { t } = vscode.l10n
  switch (code) {
    case 'customCloud':
      return t('Put two `https` addresses in `intuneAssignments.customCloud`, or choose another cloud.')
    case 'environmentIncomplete':
      return t('The environment of VS Code lacks: {0}. Set it before VS Code starts.', missing)
    default:
      return t('Run **Intune: Register the App…**, or sign in and choose with which application.')
  }
}
