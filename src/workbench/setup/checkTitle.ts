import * as vscode from 'vscode'
import type { CheckName } from '../../setup/setupCheck.ts'

export function checkTitle(name: CheckName): string {
  const { t } = vscode.l10n
  switch (name) {
    case 'settings':
      return t('Settings')
    case 'authorityName':
      return t('Name resolution of the sign-in authority')
    case 'graphName':
      return t('Name resolution of Microsoft Graph')
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
    case 'areas':
      return t('Permissions by area')
    case 'read':
      return t('Reading device configurations')
    case 'groupNames':
      return t('Group names')
  }
}
