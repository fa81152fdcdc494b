import * as vscode from 'vscode'
import type { Configuration } from '../../../intune/model/configuration.ts'
import { type Group, groupKind } from '../../../intune/model/group.ts'
import type { Finding } from '../../../intune/findings/finding.ts'
import { readOnlyReason } from '../../../intune/model/readOnly.ts'
import { assignmentKey } from '../../../intune/model/assignmentKey.ts'
import { groupOf } from '../../../intune/model/target.ts'
import { scopeTagNames } from '../../../intune/tenant/scopeTags.ts'
import type { Connection } from '../../../session/connection.ts'
import { findingsOf, findingText } from '../../messages/findingText.ts'
import { groupKindName } from '../../messages/groupKindName.ts'
import { adminCenterLink } from './adminCenterLink.ts'
import type { AssignmentRow, Row } from './row.ts'
import { dateTimeText, numberText } from '../../messages/inLanguage.ts'
import { configurationName } from '../../messages/configurationName.ts'
import { kindText } from '../../messages/kindText.ts'
import { plainLine } from '../../messages/plainLine.ts'
import { groupName } from '../../messages/targetName.ts'

/** Built when hovered. Everything from the service is put in as text, whatever is in it. */
export async function tooltip(
  row: Row,
  connection: Connection,
  token: vscode.CancellationToken,
): Promise<vscode.MarkdownString | undefined> {
  switch (row.row) {
    case 'configuration':
      return configurationTooltip(row.configuration, connection)
    case 'certificate': {
      const found = connection.tenant.certificate(row.via)
      if (found?.state !== 'read') return undefined
      const text = configurationTooltip(found.certificate, connection)
      text.appendText(
        `\n\n${vscode.l10n.t('{0} refers to this certificate profile. The assignments here belong to the certificate profile, not to {0}.', configurationName(row.via))}`,
      )
      return text
    }
    case 'assignment': {
      const id = groupOf(row.assignment.target)
      return id === undefined ? undefined : groupTooltip(id, row, connection, token)
    }
    case 'section':
    case 'kinds':
    case 'trouble':
      return undefined
  }
}

function configurationTooltip(configuration: Configuration, connection: Connection): vscode.MarkdownString {
  const { title, platform } = configuration.sort
  const { t } = vscode.l10n
  const text = heading(configurationName(configuration))
  if (configuration.description) text.appendText(`${plainLine(configuration.description)}\n\n`)
  line(text, t('Type'), `${kindText(platform ?? 'Other')} · ${kindText(title)}`)
  if (configuration.version !== undefined) line(text, t('Version'), String(configuration.version))
  if (configuration.createdDateTime) line(text, t('Created'), dateTimeText(configuration.createdDateTime))
  if (configuration.lastModifiedDateTime) line(text, t('Changed'), dateTimeText(configuration.lastModifiedDateTime))
  if (configuration.roleScopeTagIds?.length)
    line(text, t('Scope tags'), tagNames(configuration.roleScopeTagIds, connection))
  const readOnly = readOnlyReason(configuration)
  if (readOnly !== undefined) text.appendMarkdown('\n').appendText(kindText(readOnly)).appendMarkdown('\n\n')
  const set = connection.tenant.set(configuration)
  if (set?.state === 'read') warn(text, connection, findingsOf(connection, configuration, set.set.assignments))
  copyableId(text, configuration.id)
  const link = adminCenterLink(connection.cloud, configuration)
  if (link !== undefined) text.appendMarkdown(` · [${t('Open in Intune Admin Center')}](${link})`)
  return text
}

/** By name where the account may read them. */
function tagNames(ids: readonly string[], { tenant }: Connection): string {
  const names = scopeTagNames(tenant.configurations)
  return ids.map((id) => names.get(id) ?? id).join(', ')
}

async function groupTooltip(
  id: string,
  { assignment, assignable }: AssignmentRow,
  connection: Connection,
  token: vscode.CancellationToken,
): Promise<vscode.MarkdownString> {
  const { groups, tenant } = connection
  const state = groups.state(id)
  const text = heading(groupName(state))
  if (state.state === 'known') {
    const controller = new AbortController()
    const listening = token.onCancellationRequested(() => controller.abort())
    const members = await memberCount(state.group, groups, controller.signal)
    listening.dispose()
    if (state.group.description) text.appendText(`${plainLine(state.group.description)}\n\n`)
    line(text, vscode.l10n.t('Kind'), groupKindName(groupKind(state.group)))
    line(
      text,
      vscode.l10n.t('Members'),
      members === undefined ? vscode.l10n.t('could not be counted') : numberText(members),
    )
    if (state.group.membershipRule) line(text, vscode.l10n.t('Rule'), state.group.membershipRule)
  } else if (state.state === 'deleted') text.appendText(`${vscode.l10n.t('This group was deleted.')}\n\n`)
  else if (state.state === 'missing')
    text.appendText(`${vscode.l10n.t('The directory does not contain a group with this id.')}\n\n`)
  const set = tenant.set(assignable.configuration)
  const key = assignmentKey(assignable.configuration.kind, assignment)
  if (set?.state === 'read') {
    const findings = findingsOf(connection, assignable.configuration, set.set.assignments)
    warn(
      text,
      connection,
      findings.filter((one) => one.assignment === key),
    )
  }
  copyableId(text, id)
  return text
}

function warn(text: vscode.MarkdownString, connection: Connection, findings: readonly Finding[]): void {
  if (findings.length > 0) text.appendMarkdown('\n\n')
  for (const finding of findings) {
    text.appendMarkdown(finding.severity === 'information' ? 'ℹ ' : '⚠ ')
    text.appendText(findingText(finding, connection)).appendMarkdown('  \n')
  }
}

async function memberCount(
  group: Group,
  groups: Connection['groups'],
  signal: AbortSignal,
): Promise<number | undefined> {
  try {
    return (await groups.memberCounts([group.id], signal)).get(group.id)
  } catch {
    // Unknown is said as such; the reason is in the log of the request.
    return undefined
  }
}

function heading(name: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString()
  text.isTrusted = { enabledCommands: ['intuneAssignments.copyText'] }
  return text.appendMarkdown('**').appendText(name).appendMarkdown('**\n\n')
}

function line(text: vscode.MarkdownString, name: string, value: string): void {
  text.appendText(vscode.l10n.t('{0}: {1}', name, plainLine(value))).appendMarkdown('  \n')
}

/** An id may hold anything, too. The link copies it and can't do anything else. */
function copyableId(text: vscode.MarkdownString, id: string): void {
  const args = encodeURIComponent(JSON.stringify([id]))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
  text.appendMarkdown('\n\n').appendText(plainLine(id))
  text.appendMarkdown(` [${vscode.l10n.t('Copy Id')}](command:intuneAssignments.copyText?${args})`)
}
