import * as vscode from 'vscode'
import type { SetupCheck } from '../../setup/setupCheck.ts'
import { authorityAdvice } from './authorityAdvice.ts'
import { certificateAdvice } from './certificateAdvice.ts'
import { proxyAdvice } from './proxyAdvice.ts'
import { settingsAdvice } from './settingsAdvice.ts'
import { troubleAdvice } from './troubleAdvice.ts'

/** What to do about a failure, or a thing worth doing about what passed. */
export function checkAdvice(check: SetupCheck): string | undefined {
  const { t } = vscode.l10n
  const { name, outcome, code = '', facts = {} } = check
  if (outcome === 'passed' || outcome === 'skipped') return undefined
  const known = authorityAdvice(code)
  if (known !== undefined) return known
  if (/^AADSTS\d+$/.test(code)) {
    return t('Ask an administrator to look up the code {0} in the Entra sign-in logs.', code)
  }
  switch (name) {
    case 'settings':
      return settingsAdvice(code, facts['missing'] ?? '')
    case 'authorityName':
    case 'graphName':
      return t(
        'The name could not be resolved. Check the network, the VPN, and the address if the cloud is `custom`. If the internet is only reachable through a proxy, set `http.proxy`.',
      )
    case 'proxy':
      return proxyAdvice(code)
    case 'certificateChecks':
      if (code === 'environment') {
        return t(
          'Remove NODE_TLS_REJECT_UNAUTHORIZED from the environment. If a connection then fails, set NODE_EXTRA_CA_CERTS to a file with the certificate of the authority to trust.',
        )
      }
      return t(
        'Turn `http.proxyStrictSSL` on: without it, others on the network can read and change what is sent. If a connection then fails, the lines about certificates name the authority to trust on this computer.',
      )
    case 'authorityCertificate':
    case 'graphCertificate':
      return certificateAdvice(code, facts['issuer'] ?? '')
    case 'clock':
      return t(
        'Set the clock of this computer to synchronize automatically: sign-ins are only valid within five minutes.',
      )
    case 'permissions':
    case 'writePermission':
      if (code === 'missingPermission') return missingPermission(facts['missing'] ?? '')
      return name === 'writePermission' && (code === 'missingScope' || code === 'signedOut')
        ? t('It has not been granted yet. The first change asks for it.')
        : troubleAdvice(code)
    case 'areas':
      return code === 'missingPermission'
        ? t(
            'The table below names what is missing. It is asked for when you need it. Leave areas that you do not use out of `intuneAssignments.kinds`.',
          )
        : troubleAdvice(code)
    case 'groupNames':
      return code === 'missingScope' || code === 'forbidden'
        ? t(
            'Ids are shown instead of names; everything else works. For names, ask an administrator to grant {0} to the app.',
            '`GroupMember.Read.All`',
          )
        : troubleAdvice(code)
    case 'read':
      return code === 'missingScope' ? missingPermission('DeviceManagementConfiguration.Read.All') : troubleAdvice(code)
    case 'authority':
    case 'token':
      return troubleAdvice(code)
  }
}

function missingPermission(permission: string): string {
  return vscode.l10n.t(
    'Ask an administrator to add the permission {0} to the app registration and to grant admin consent, then sign out and in again.',
    `\`${permission}\``,
  )
}
