import * as vscode from 'vscode'
import type { Kind } from '../../intune/kinds/kind.ts'
import type { Report } from '../../intune/reports/report.ts'
import type { Connection } from '../../session/connection.ts'
import { describeError } from '../messages/describeError.ts'
import { kindText } from '../messages/kindText.ts'
import { accountLabel } from '../messages/accountLabel.ts'
import { tenantLabel } from '../messages/tenantLabel.ts'

/** Whose tenant, by whom, of what part: a reader has to know that to trust a table. */
export function aboutTenant(connection: Connection): Report['about'] {
  const { t } = vscode.l10n
  return [
    [t('Tenant'), tenantLabel(connection)],
    [t('Account'), accountLabel(connection)],
    [t('Part'), t('what this account may see')],
  ]
}

export function unreadKinds(unread: readonly { readonly kind: Kind; readonly error: Error }[]): readonly string[] {
  return unread.map(({ kind, error }) => vscode.l10n.t('{0}: {1}', kindText(kind.title), describeError(error).message))
}
