import * as vscode from 'vscode'

export function skippedBecause(code = ''): string {
  const { t } = vscode.l10n
  switch (code) {
    case 'notSignedIn':
      return t('Nobody is signed in.')
    case 'noToken':
      return t('The token was not checked. The read test below shows whether it works.')
    case 'readOnly':
      return t('Read-only mode is on.')
    case 'groupNamesOff':
      return t('`intuneAssignments.signIn.groupNames` is off.')
    case 'proxy':
      return t('The proxy resolves the name.')
    case 'noAddress':
      return t('The name could not be resolved.')
    case 'noProxy':
      return t('The proxy blocked the connection.')
    case 'notEncrypted':
      return t('The address is on this computer and not encrypted.')
    case 'otherWay':
      return t("A direct connection failed, so VS Code's own network access is used, which shows no certificate.")
    case 'unreadable':
      return t("The token can't be read. The read test below shows whether it works.")
    case 'noAnswer':
      return t('The authority did not answer.')
    default:
      return t('The settings name no usable cloud.')
  }
}
