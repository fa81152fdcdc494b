import * as vscode from 'vscode'

export function proxyAdvice(code: string): string {
  const { t } = vscode.l10n
  if (code === '407')
    return t(
      'The proxy requires a user name and password, or rejected the ones it got. Put them in `http.proxy`, or the header in `http.proxyAuthorization`.',
    )
  if (code === '403') return t('The proxy does not allow this address. Ask your network team to allow it.')
  return t('The proxy cannot reach the internet. Check `http.proxy` and the proxy variables of the environment.')
}
