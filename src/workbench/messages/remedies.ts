import * as vscode from 'vscode'
import type { Remedy } from './explanation.ts'

export function askForIt(permission: string): Remedy {
  const title = vscode.l10n.t('Request Permission')
  return { title, command: 'intuneAssignments.requestWriteAccess', arguments: [permission] }
}

export function refresh(): Remedy {
  return { title: vscode.l10n.t('Refresh'), command: 'intuneAssignments.refreshList' }
}

export function signIn(): Remedy {
  return { title: vscode.l10n.t('Sign In'), command: 'intuneAssignments.signInToTenant' }
}

export function checkSetup(): Remedy {
  return { title: vscode.l10n.t('Check My Setup'), command: 'intuneAssignments.checkSetup' }
}

export function showLog(): Remedy {
  return { title: vscode.l10n.t('Show Log'), command: 'intuneAssignments.showLog' }
}

export function openSetting(name: string, title = vscode.l10n.t('Open Setting')): Remedy {
  return { title, command: 'workbench.action.openSettings', arguments: [name] }
}
