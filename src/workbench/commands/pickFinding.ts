import * as vscode from 'vscode'
import type { FindingSeverity } from '../../intune/findings/finding.ts'
import { findingKinds } from '../../intune/findings/findingKinds.ts'
import type { Connection } from '../../session/connection.ts'
import { fixesOf } from '../documents/findingFixes.ts'
import type { TenantFinding } from '../documents/tenantFindings.ts'
import { configurationName } from '../messages/configurationName.ts'
import { findingText } from '../messages/findingText.ts'
import { findingTitle } from '../messages/findingTitle.ts'
import { kindText } from '../messages/kindText.ts'
import { shownItems } from '../messages/shownItems.ts'

interface FindingItem extends vscode.QuickPickItem {
  readonly found?: TenantFinding
}

interface ActionItem extends vscode.QuickPickItem {
  readonly run: () => Thenable<unknown>
}

const icons: Readonly<Record<FindingSeverity, string>> = { error: 'error', warning: 'warning', information: 'info' }

/** The findings by their sort, the worst first. Throws a `CancellationError`. */
export async function pickFinding(
  all: readonly TenantFinding[],
  connection: Connection,
  title: string,
): Promise<TenantFinding> {
  const placeHolder = vscode.l10n.t('Choose a finding to see what can be done about it')
  const options = { title, placeHolder, matchOnDescription: true, matchOnDetail: true }
  const picked = await vscode.window.showQuickPick(shownItems(itemsOf(all, connection)), options)
  if (picked?.found === undefined) throw new vscode.CancellationError()
  return picked.found
}

/** Does what the user chooses about a finding. Throws a `CancellationError`. */
export async function actOn(
  found: TenantFinding,
  connection: Connection,
  reveal: (found: TenantFinding) => Promise<unknown>,
): Promise<void> {
  const fixes = fixesOf(found, connection).map(({ title, command, row }): ActionItem => {
    return { label: title, run: () => vscode.commands.executeCommand(`intuneAssignments.${command}`, row) }
  })
  const show: ActionItem = { label: vscode.l10n.t('Show in the tree'), run: () => reveal(found) }
  const options = { title: configurationName(found.configuration), placeHolder: findingText(found.finding, connection) }
  const chosen = await vscode.window.showQuickPick(shownItems([...fixes, show]), options)
  if (chosen === undefined) throw new vscode.CancellationError()
  await chosen.run()
}

function itemsOf(all: readonly TenantFinding[], connection: Connection): readonly FindingItem[] {
  const bySort = Map.groupBy(all, ({ finding }) => finding.kind)
  return findingKinds
    .map((kind) => [kind, bySort.get(kind) ?? []] as const)
    .filter(([, found]) => found.length > 0)
    .flatMap(([kind, found]): FindingItem[] => [
      { label: `${findingTitle(kind)} (${found.length})`, kind: vscode.QuickPickItemKind.Separator },
      ...found.map((one) => itemOf(one, connection)),
    ])
}

function itemOf(found: TenantFinding, connection: Connection): FindingItem {
  const { configuration, finding } = found
  return {
    label: configurationName(configuration),
    description: kindText(configuration.sort.title),
    detail: findingText(finding, connection),
    iconPath: new vscode.ThemeIcon(icons[finding.severity]),
    found,
  }
}
