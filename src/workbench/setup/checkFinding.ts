import * as vscode from 'vscode'
import type { SetupCheck } from '../../setup/setupCheck.ts'
import { skippedBecause } from './skippedBecause.ts'

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
      if (outcome !== 'warning') return undefined
      return code === 'environment'
        ? t(
            'NODE_TLS_REJECT_UNAUTHORIZED is 0 in the environment. This extension checks certificates all the same, but other programs and extensions that VS Code starts accept any certificate.',
          )
        : t('`http.proxyStrictSSL` is off: any certificate is accepted, for every request and for signing in.')
    case 'authorityCertificate':
    case 'graphCertificate':
      if (!facts['issuer']) return facts['host']
      return code === 'companyAuthority'
        ? t(
            '{0}, issued by {1}: not a public authority, so a company inspects this connection or runs this server.',
            facts['host'] ?? '',
            facts['issuer'],
          )
        : t('{0}, issued by {1}.', facts['host'] ?? '', facts['issuer'])
    case 'clock':
      return outcome === 'failed' ? t('It is off by {0} minutes.', facts['minutes'] ?? '') : undefined
    case 'token':
      if (outcome === 'failed') return undefined
      if (code === 'application') return t('As an application, without a prompt.')
      return code === 'user' ? t('As a user, without a prompt.') : t("Without a prompt. The token can't be read.")
    case 'permissions':
    case 'writePermission':
      return facts['granted'] ? t('Granted: {0}.', facts['granted']) : undefined
    case 'areas':
      return outcome === 'warning' ? t('Some are missing.') : undefined
    case 'authority':
      return facts['host']
    case 'read':
    case 'groupNames':
      return facts['requestId'] ? t('Request id {0}.', facts['requestId']) : undefined
  }
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
      return t("{0} is set but blocked the connection; VS Code's own network access worked.", host)
    default:
      return host
  }
}
