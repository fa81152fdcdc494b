import * as vscode from 'vscode'
import type { Workbench } from '../workbench.ts'
import { signInAsking } from '../signIn/signInAsking.ts'

/** Signs in by the settings' method and resolves when that is done. Rejects when it failed or was cancelled. */
export async function signIn({ session }: Workbench): Promise<void> {
  await signInAsking(session)
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
