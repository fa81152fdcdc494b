import * as vscode from 'vscode'
import type { GroupKind } from '../../intune/model/group.ts'

/** The kind of a group in the words of the Entra admin center. */
export function groupKindName(kind: GroupKind): string {
  switch (kind) {
    case 'assigned':
      return vscode.l10n.t('Assigned')
    case 'dynamicDevice':
      return vscode.l10n.t('Dynamic device')
    case 'dynamicUser':
      return vscode.l10n.t('Dynamic user')
    case 'microsoft365':
      return vscode.l10n.t('Microsoft 365')
  }
}
