import * as vscode from 'vscode'

/** What to do where a request failed in a way that has no more special remedy. */
export function troubleAdvice(code: string): string {
  const { t } = vscode.l10n
  switch (code) {
    case 'signedOut':
    case 'unauthorized':
      return t('Sign in again. If that does not help, ask an administrator for the reason in the Entra sign-in logs.')
    case 'forbidden':
      return t(
        'The account has no Intune role that allows this, or the tenant has no Intune license. Ask an administrator for an Intune role.',
      )
    case 'missingScope':
      return t('A permission is missing. Ask an administrator to grant admin consent to the app.')
    case 'badResponse':
      return t(
        'Something else answered, such as the page of a proxy or a guest network. Open the address in a browser.',
      )
    case 'certificate':
      return t('The certificate is not trusted. See the lines about certificates.')
    case 'proxy':
      return t('The proxy blocked the connection. See the line about the proxy.')
    case 'throttled':
      return t('The service is limiting requests. Check again in a minute.')
    case 'service':
      return t(
        'The service is having problems. Check again later, and look at the service health in the Microsoft 365 admin center.',
      )
    case 'internal':
      return t('This is a fault in the extension. See the log: **Intune: Show Log**.')
    default:
      return t('Could not connect. Check the network, the proxy and the firewall.')
  }
}
