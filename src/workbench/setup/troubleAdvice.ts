import * as vscode from 'vscode'

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
