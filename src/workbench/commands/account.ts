import * as vscode from 'vscode'
import type { NeedsSession } from './needs.ts'
import { offerApplication } from '../setup/offerApplication.ts'
import { signInAsking } from '../signIn/signInAsking.ts'

/** Signs in by the settings' method and resolves when that is done. Rejects when it failed or was cancelled. */
export async function signIn({ session }: NeedsSession): Promise<void> {
  await signInAsking(session, offerApplication)
}

export async function signOut({ session }: NeedsSession): Promise<void> {
  await session.signOut()
}

export async function openSampleTenant({ session }: NeedsSession): Promise<void> {
  await session.openSample()
  await vscode.commands.executeCommand('intuneAssignments.configurations.focus')
}

export async function closeSampleTenant({ session }: NeedsSession): Promise<void> {
  await session.closeSample()
}
