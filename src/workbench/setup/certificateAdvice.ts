import * as vscode from 'vscode'
import { troubleAdvice } from './troubleAdvice.ts'

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
