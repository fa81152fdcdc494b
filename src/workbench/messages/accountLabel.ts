import * as vscode from 'vscode'
import type { Connection } from '../../session/connection.ts'
import { shownName } from './shownName.ts'

/** Who is signed in: a person by name, an application by its client id. */
export function accountLabel({ identity, sample }: Pick<Connection, 'identity' | 'sample'>): string {
  const { t } = vscode.l10n
  const { username, application } = identity
  if (username !== undefined) return shownName(username, t('unknown'))
  if (sample) return t('none, in the sample tenant')
  return application === undefined ? t('an application') : t('the application {0}', shownName(application, ''))
}
