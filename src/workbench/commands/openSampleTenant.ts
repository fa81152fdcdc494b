import * as vscode from 'vscode'
import type { Session } from '../../session/session.ts'

export async function openSampleTenant(session: Session): Promise<void> {
  await session.openSample()
  await vscode.commands.executeCommand('intuneAssignments.configurations.focus')
}
