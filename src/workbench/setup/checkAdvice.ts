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

export function proxyAdvice(code: string): string {
  const { t } = vscode.l10n
  if (code === '407')
    return t(
      'The proxy wants a user name and password, or refused those it got. Put them in `http.proxy`, or the header in `http.proxyAuthorization`.',
    )
  if (code === '403') return t('The proxy does not allow this address. Ask your network team to allow it.')
  return t('The proxy does not lead out. Check `http.proxy` and the proxy variables of the environment.')
}

export function certificateAdvice(code: string, issuer: string): string {
  const { t } = vscode.l10n
  if (code === 'notVerified')
    return t(
      'The certificate is not trusted and is used all the same, because `http.proxyStrictSSL` is off: others on the way could read what is sent. Have the authority trusted on this computer, and turn the setting on.',
    )
  if (issuer === '') return troubleAdvice(code)
  return t(
    'Ask for the authority {0} to be put into the certificate store of this computer, or name a file with its certificate in NODE_EXTRA_CA_CERTS before VS Code starts.',
    issuer,
  )
}

/** What to do where a request failed in a way that has no more special remedy. */
export function troubleAdvice(code: string): string {
  const { t } = vscode.l10n
  switch (code) {
    case 'signedOut':
    case 'unauthorized':
      return t(
        'Sign in again. If that does not help, ask an administrator for the reason in the sign-in logs of Entra.',
      )
    case 'forbidden':
      return t(
        'The account lacks an Intune role with this right, or an Intune licence is missing in the tenant. Ask an administrator for an Intune role.',
      )
    case 'missingScope':
      return t('A permission is missing. Ask an administrator to grant admin consent to the app.')
    case 'badResponse':
      return t(
        'Something else answered in its place, such as the page of a proxy or of a guest network. Open the address in a browser.',
      )
    case 'certificate':
      return t('The certificate is not trusted. See the lines about certificates.')
    case 'proxy':
      return t('The proxy stands in the way. See the line about the proxy.')
    case 'throttled':
      return t('The service asks to slow down. Wait a minute and check again.')
    case 'service':
      return t(
        'The service has a failure of its own. Check again later, and look at the service health in the Microsoft 365 admin center.',
      )
    case 'internal':
      return t('This is a fault in the extension. The log says more: **Intune: Show Log**.')
    default:
      return t('No connection came about. Check the network, the proxy and the firewall.')
  }
}

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
