import * as vscode from 'vscode'
import type { StoredAccount } from '../../session/accountStore.ts'
import { cloudLabel } from '../messages/cloudLabel.ts'
import { shownItems } from '../messages/shownItems.ts'
import { shownName } from '../messages/shownName.ts'

export type PickedAccount =
  | { readonly kind: 'known'; readonly account: StoredAccount }
  /** No tenant: the account's own, or the one that is set. */
  | { readonly kind: 'new'; readonly tenantId?: string }

interface AccountItem extends vscode.QuickPickItem {
  readonly choice: PickedAccount | 'ask'
}

/** Asks for a stored account or a new sign-in. Throws a `CancellationError`. */
export async function pickAccount(
  accounts: readonly StoredAccount[],
  inUse: string | undefined,
): Promise<PickedAccount> {
  const items: AccountItem[] = accounts.map((account) => ({
    label: shownName(account.tenantName, account.tenantId),
    description: [account.username, account.cloud === 'global' ? undefined : cloudLabel(account.cloud)]
      .filter(Boolean)
      .join(' · '),
    detail: account.id === inUse ? vscode.l10n.t('In use') : undefined,
    iconPath: new vscode.ThemeIcon(account.id === inUse ? 'check' : 'organization'),
    choice: { kind: 'known', account },
  }))
  items.push(
    {
      label: vscode.l10n.t('Sign In with Another Account…'),
      iconPath: new vscode.ThemeIcon('add'),
      choice: { kind: 'new' },
    },
    { label: vscode.l10n.t('Sign In to Another Tenant…'), iconPath: new vscode.ThemeIcon('globe'), choice: 'ask' },
  )
  const item = await vscode.window.showQuickPick(shownItems(items), {
    title: vscode.l10n.t('Switch Account or Tenant'),
    matchOnDescription: true,
  })
  if (!item) throw new vscode.CancellationError()
  return item.choice === 'ask' ? { kind: 'new', tenantId: await askTenant() } : item.choice
}

/** For guests, and for administrators of several tenants: their own tenant is not the one they mean. */
async function askTenant(): Promise<string> {
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('Sign In to Another Tenant'),
    prompt: vscode.l10n.t('The id or a domain of the tenant'),
    placeHolder: 'contoso.onmicrosoft.com',
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^[\w.-]+$/.test(text.trim()) ? undefined : vscode.l10n.t('Enter a tenant id or a domain.'),
  })
  if (answer === undefined) throw new vscode.CancellationError()
  return answer.trim()
}
