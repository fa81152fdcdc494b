import * as vscode from 'vscode'
import type { AuditTarget, HistoryEntry } from '../../intune/audit/assignmentHistory.ts'
import type { History } from '../../intune/audit/readHistory.ts'
import type { Configuration } from '../../intune/model/configuration.ts'
import type { Connection } from '../../session/connection.ts'
import { configurationName } from '../messages/configurationName.ts'
import { dateTimeText, numberText } from '../messages/inLanguage.ts'
import { markdownText } from '../messages/markdownText.ts'
import { groupName } from '../messages/targetName.ts'
import { tenantLabel } from '../messages/tenantLabel.ts'

/** Who changed the assignments of a configuration, as a document. */
export function historyReport(
  configuration: Configuration,
  { entries, partial }: History,
  connection: Connection,
): string {
  const { t } = vscode.l10n
  return [
    `# ${markdownText(configurationName(configuration))}`,
    '',
    `${t("From Intune's audit log, of what this account may see.")}  `,
    t('Tenant: {0}', markdownText(tenantLabel(connection))),
    ...(partial ? ['', t('Only the last 30 days were looked through: older changes are not in this list.')] : []),
    '',
    ...(entries.length === 0
      ? [t('The log has no change of its assignments. That does not mean that there was none.')]
      : [`| ${[t('When'), t('Who'), t('Added'), t('Removed')].join(' | ')} |`, '|---|---|---|---|']),
    ...entries.map((entry) => row(entry, connection)),
    '',
  ].join('\n')
}

function row({ at, actor, added, removed, unrecorded }: HistoryEntry, connection: Connection): string {
  const { t } = vscode.l10n
  const names = (targets: readonly AuditTarget[]): string => targets.map((one) => nameOf(one, connection)).join(', ')
  const unknown = unrecorded > 0 ? [t('not recorded: {0}', numberText(unrecorded))] : []
  const cells = [
    dateTimeText(at),
    actor,
    [names(added), ...unknown].filter((one) => one !== '').join(', '),
    names(removed),
  ]
  return `| ${cells.map(markdownText).join(' | ')} |`
}

function nameOf({ type, groupId }: AuditTarget, { groups }: Connection): string {
  const { t } = vscode.l10n
  if (groupId !== undefined) {
    const name = groupName(groups.state(groupId))
    return /exclusion/i.test(type) ? t('{0} (excluded)', name) : name
  }
  if (/allDevices/i.test(type)) return t('All devices')
  return /allLicensedUsers/i.test(type) ? t('All users') : type
}
