import * as vscode from 'vscode'

/** Sets a word that the manifest's conditions ask for, `intuneAssignments.<name>`. */
export function setContext(name: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', `intuneAssignments.${name}`, value)
}
