import * as vscode from 'vscode'
import type { CloudName } from '../../graph/cloud.ts'

/** The cloud in Microsoft's words. */
export function cloudLabel(name: CloudName): string {
  switch (name) {
    case 'global':
      return vscode.l10n.t('global cloud')
    case 'usGov':
      return vscode.l10n.t('US Gov L4')
    case 'usGovDoD':
      return vscode.l10n.t('US Gov L5 (DoD)')
    case 'china':
      return vscode.l10n.t('China')
    case 'custom':
      return vscode.l10n.t('custom cloud')
  }
}
