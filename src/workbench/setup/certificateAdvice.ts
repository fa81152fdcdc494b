import * as vscode from 'vscode'
import { troubleAdvice } from './troubleAdvice.ts'

export function certificateAdvice(code: string, issuer: string): string {
  const { t } = vscode.l10n
  if (code === 'notVerified')
    return t(
      'The certificate is not trusted but accepted, because `http.proxyStrictSSL` is off: others on the network could read what is sent. Trust the certificate authority on this computer, then turn the setting on.',
    )
  if (issuer === '') return troubleAdvice(code)
  return t(
    'Ask for the authority {0} to be added to the certificate store of this computer, or set NODE_EXTRA_CA_CERTS to a file with its certificate before VS Code starts.',
    issuer,
  )
}
