import * as vscode from 'vscode'
import { groupOf } from '../../intune/model/target.ts'
import { adminCenterLink } from '../views/configurations/adminCenterLink.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { NeedsSession, NeedsTree } from './needs.ts'
import { assignablesOf, assignmentsOf, chosenRows } from './chosenRows.ts'

export async function copyId(workbench: NeedsSession, first: unknown, second: unknown): Promise<void> {
  const rows = assignablesOf(chosenRows(first, second), await requireConnection(workbench))
  await vscode.env.clipboard.writeText(rows.map(({ configuration }) => configuration.id).join('\n'))
}

export async function copyGroupId(_: unknown, first: unknown, second: unknown): Promise<void> {
  const ids = assignmentsOf(chosenRows(first, second)).map(({ assignment }) => groupOf(assignment.target))
  await vscode.env.clipboard.writeText([...new Set(ids.filter((id) => id !== undefined))].join('\n'))
}

/** The link in a tooltip: copies what it carries. */
export async function copyText(_: unknown, text: unknown): Promise<void> {
  if (typeof text === 'string') await vscode.env.clipboard.writeText(text)
}

export async function openInAdminCenter(workbench: NeedsSession): Promise<void> {
  const link = adminCenterLink((await requireConnection(workbench)).cloud)
  if (link !== undefined) await vscode.env.openExternal(vscode.Uri.parse(link, true))
}

/** Filters the list by name or type; an empty answer shows all. */
export async function filterConfigurations({ tree }: NeedsTree): Promise<void> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Filter Configurations'),
    prompt: vscode.l10n.t('Part of a name or a type'),
    value: tree.filter,
  })
  if (text !== undefined) tree.filter = text.trim()
}

export async function clearFilter({ tree }: NeedsTree): Promise<void> {
  tree.filter = ''
}
