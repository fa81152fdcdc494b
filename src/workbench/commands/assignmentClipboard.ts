import * as vscode from 'vscode'
import type { Assignment } from '../../intune/model/assignment.ts'

/** Assignments copied from one configuration, to be pasted on others of the same tenant. */
export class AssignmentClipboard {
  #copied: readonly Assignment[] = []
  #tenantId: string | undefined

  copy(tenantId: string, assignments: readonly Assignment[]): void {
    this.#copied = assignments
    this.#tenantId = tenantId
    void vscode.commands.executeCommand('setContext', 'intuneAssignments.copied', assignments.length > 0)
  }

  /** What was copied in this tenant; group ids mean nothing in another. */
  paste(tenantId: string): readonly Assignment[] {
    return this.#tenantId === tenantId ? this.#copied : []
  }
}
