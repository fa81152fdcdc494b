import * as vscode from 'vscode'

export function skippedBecause(code = ''): string {
  const { t } = vscode.l10n
  switch (code) {
    case 'notSignedIn':
      return t('Nobody is signed in.')
    case 'noToken':
      return t('The token was not looked at. Whether it works is said by the reading below.')
    case 'readOnly':
      return t('Read-only mode is on.')
    case 'proxy':
      return t('The proxy looks the name up.')
    case 'noAddress':
      return t('Its name could not be looked up.')
    case 'noProxy':
      return t('The proxy stands in the way.')
    case 'notEncrypted':
      return t('The address is on this computer and not encrypted.')
    case 'otherWay':
      return t("A direct connection failed, and VS Code's own network access is used, which shows no certificate.")
    case 'unreadable':
      return t('The token cannot be read. Whether it works is said by the reading below.')
    case 'noAnswer':
      return t('The authority did not answer.')
    default:
      return t('The settings name no cloud that can be used.')
  }
}
