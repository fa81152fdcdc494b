import * as vscode from 'vscode'
import type { SignInMethod } from '../../auth/signInMethod.ts'
import type { StoredAccount } from '../../session/accountStore.ts'
import { browserOrCode } from './browserOrCode.ts'
import { offerCode } from './offerCode.ts'
import type { Session } from '../../session/session.ts'
import type { SignInWish } from '../../session/sessionParts.ts'
import { signInSettings } from '../host/settings.ts'

/** Asks for an application to sign in with, where none is set. */
export type OfferApplication = () => Promise<'set' | 'cancelled'>

/** Signs in by the settings, to the set tenant or another one. Throws a `CancellationError`, or what the sign-in throws. */
export async function signInAsking(
  session: Session,
  offerApplication: OfferApplication,
  { tenantId, anyAccount }: Pick<SignInWish, 'tenantId' | 'anyAccount'> = {},
): Promise<void> {
  const { method: set, clientId } = signInSettings()
  const method = session.methodFor(tenantId)
  if (needsClientId(method) && clientId === undefined) {
    if ((await offerApplication()) === 'cancelled') throw new vscode.CancellationError()
  }
  await withProgress(method, (signal) =>
    set === 'auto' && method === 'interactiveBrowser'
      ? browserOrCode(
          { signIn: (one, until) => session.signIn({ method: one, tenantId, anyAccount }, until), offerCode },
          signal,
        )
      : session.signIn({ method, tenantId, anyAccount }, signal),
  )
}

/** Asks the user to sign in again with a stored account, by its method and to its tenant. */
export async function signInAgain(session: Session, account: StoredAccount): Promise<void> {
  await withProgress(account.method, (signal) => session.signInAgain(account, signal))
}

async function withProgress(method: SignInMethod, work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
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
      return work(controller.signal)
    },
  )
}

function asksNobody(method: SignInMethod): boolean {
  return method === 'environment' || method === 'azureCli'
}

function needsClientId(method: SignInMethod): boolean {
  return method === 'interactiveBrowser' || method === 'deviceCode'
}
