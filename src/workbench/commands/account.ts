import * as vscode from 'vscode'
import { pickAccount } from '../prompts/pickAccount.ts'
import type { Session } from '../session.ts'
import { offerApplication } from '../setup/offerApplication.ts'
import { signInSettings } from '../settings.ts'
import type { Workbench } from '../workbench.ts'

/** Signs in by the settings' method and resolves when that is done. Rejects when it failed or was cancelled. */
export async function signIn({ session }: Workbench): Promise<void> {
  await signInTo(session, undefined)
}

/** Goes over to another account or tenant, one of before or a new one. */
export async function switchAccount({ session }: Workbench): Promise<void> {
  const chosen = await pickAccount(await session.accounts(), session.accountInUse)
  if (chosen.kind === 'known') {
    if (chosen.account.id === session.accountInUse && session.connection) return
    if (await session.switchTo(chosen.account)) return
    await signInTo(session, chosen.account.signInTenant ?? chosen.account.tenantId)
  } else await signInTo(session, chosen.tenantId)
}

async function signInTo(session: Session, tenantId: string | undefined): Promise<void> {
  const { method, clientId } = signInSettings()
  if (needsClientId(method) && clientId === undefined) {
    if ((await offerApplication()) === 'cancelled') throw new vscode.CancellationError()
  }
  await vscode.window.withProgress(
    {
      // A method that asks nobody needs no notification with a button to cancel it.
      location: asksNobody(method) ? vscode.ProgressLocation.Window : vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Signing in to Microsoft Intune…'),
      cancellable: true,
    },
    (_, token) => {
      const controller = new AbortController()
      token.onCancellationRequested(() => controller.abort(new vscode.CancellationError()))
      return session.signIn(tenantId, controller.signal)
    },
  )
}

function asksNobody(method: string): boolean {
  return method === 'environment' || method === 'azureCli'
}

function needsClientId(method: string): boolean {
  return method === 'auto' || method === 'interactiveBrowser' || method === 'deviceCode'
}

export async function signOut({ session }: Workbench): Promise<void> {
  await session.signOut()
}

export async function openSampleTenant({ session }: Workbench): Promise<void> {
  await session.openSample()
  await vscode.commands.executeCommand('intuneAssignments.configurations.focus')
}

export async function closeSampleTenant({ session }: Workbench): Promise<void> {
  await session.closeSample()
}
