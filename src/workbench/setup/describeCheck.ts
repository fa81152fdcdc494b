import * as vscode from 'vscode'
import type { CheckName, SetupCheck } from '../../setup/setupCheck.ts'
import { authorityAdvice } from './authorityAdvice.ts'
import { certificateAdvice, proxyAdvice, settingsAdvice, skippedBecause, troubleAdvice } from './checkAdvice.ts'

export function checkTitle(name: CheckName): string {
  const { t } = vscode.l10n
  switch (name) {
    case 'settings':
      return t('Settings')
    case 'authorityName':
      return t('Name of the sign-in authority')
    case 'graphName':
      return t('Name of Microsoft Graph')
    case 'proxy':
      return t('Proxy')
    case 'certificateChecks':
      return t('Certificate checks')
    case 'authorityCertificate':
      return t('Certificate of the sign-in authority')
    case 'graphCertificate':
      return t('Certificate of Microsoft Graph')
    case 'authority':
      return t('Sign-in authority')
    case 'clock':
      return t('Clock')
    case 'token':
      return t('Sign-in')
    case 'permissions':
      return t('Permission to read')
    case 'writePermission':
      return t('Permission to change assignments')
    case 'read':
      return t('Reading device configurations')
    case 'groupNames':
      return t('Names of groups')
  }
}

/** What was found, in a sentence; undefined where the outcome says it all. */
export function checkFinding(check: SetupCheck): string | undefined {
  const { t } = vscode.l10n
  const { name, outcome, code, facts = {} } = check
  if (outcome === 'skipped') return skippedBecause(code)
  switch (name) {
    case 'settings':
      return t(
        'Cloud {0}, method {1}, application: {2}.',
        facts['cloud'] ?? '',
        facts['method'] ?? '',
        applicationName(facts['application']),
      )
    case 'authorityName':
    case 'graphName':
      return facts['host']
    case 'proxy':
      return proxyFinding(code ?? '', facts['host'] ?? '')
    case 'certificateChecks':
      return outcome === 'warning'
        ? t('`http.proxyStrictSSL` is off: any certificate is taken, for every request and for signing in.')
        : undefined
    case 'authorityCertificate':
    case 'graphCertificate':
      if (!facts['issuer']) return facts['host']
      return code === 'companyAuthority'
        ? t(
            '{0}, issued by {1}: not a public authority, so a company inspects this connection or runs the server.',
            facts['host'] ?? '',
            facts['issuer'],
          )
        : t('{0}, issued by {1}.', facts['host'] ?? '', facts['issuer'])
    case 'clock':
      return outcome === 'failed' ? t('It is off by {0} minutes.', facts['minutes'] ?? '') : undefined
    case 'token':
      if (outcome === 'failed') return undefined
      if (code === 'application') return t('As an application, without a question.')
      return code === 'user'
        ? t('As a person, without a question.')
        : t('Without a question. The token cannot be read.')
    case 'permissions':
    case 'writePermission':
      return facts['granted'] ? t('Granted: {0}.', facts['granted']) : undefined
    case 'authority':
      return facts['host']
    case 'read':
    case 'groupNames':
      return facts['requestId'] ? t('Request id {0}.', facts['requestId']) : undefined
  }
}

/** What to do about a failure, or a thing worth doing about what passed. */
export function checkAdvice(check: SetupCheck): string | undefined {
  const { t } = vscode.l10n
  const { name, outcome, code = '', facts = {} } = check
  if (outcome === 'passed' || outcome === 'skipped') return undefined
  const known = authorityAdvice(code)
  if (known !== undefined) return known
  if (/^AADSTS\d+$/.test(code)) {
    return t('Ask an administrator to look the code {0} up in the sign-in logs of Entra.', code)
  }
  switch (name) {
    case 'settings':
      return settingsAdvice(code, facts['missing'] ?? '')
    case 'authorityName':
    case 'graphName':
      return t(
        'The name cannot be looked up. Check the network, a VPN, and the address if the cloud is `custom`. Where only a proxy leads out, set `http.proxy`.',
      )
    case 'proxy':
      return proxyAdvice(code)
    case 'certificateChecks':
      return t(
        'Turn `http.proxyStrictSSL` on: without it, others on the way can read and change what is sent. If a connection then fails, the lines about certificates say whose authority has to be trusted on this computer.',
      )
    case 'authorityCertificate':
    case 'graphCertificate':
      return certificateAdvice(code, facts['issuer'] ?? '')
    case 'clock':
      return t('Set the clock of this computer by the network: sign-ins are only valid within five minutes.')
    case 'permissions':
    case 'writePermission':
      if (code === 'missingPermission') return missingPermission(facts['missing'] ?? '')
      return name === 'writePermission' && (code === 'missingScope' || code === 'signedOut')
        ? t('It has not been granted yet. The first change asks for it.')
        : troubleAdvice(code)
    case 'groupNames':
      return code === 'missingScope' || code === 'forbidden'
        ? t(
            'Ids are shown in place of names, and everything else works. For names, ask an administrator to grant {0} to the app.',
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

function applicationName(application: string | undefined): string {
  const { t } = vscode.l10n
  if (application === 'own') return t('your own registration')
  return application === 'commandLineTools' ? 'Microsoft Graph Command Line Tools' : t('none')
}

function proxyFinding(code: string, host: string): string {
  const { t } = vscode.l10n
  switch (code) {
    case 'direct':
      return t('None is set: connections are direct.')
    case 'setting':
      return t('{0}, from the setting `http.proxy`.', host)
    case 'environment':
      return t('{0}, from the environment.', host)
    case 'otherWay':
      return t("{0} is set and did not let the connection through; VS Code's own network access did.", host)
    default:
      return host
  }
}
