import * as vscode from 'vscode'
import { tenantLabel } from '../messages/tenantLabel.ts'
import { withoutIcons } from '../messages/withoutIcons.ts'
import type { Session } from '../../session/session.ts'
import { plainLine } from '../messages/plainLine.ts'

/** The tenant's name in the status bar, always there where something could be written; a click switches. */
export class TenantStatus {
  readonly #item = vscode.window.createStatusBarItem('intuneAssignments.tenant', vscode.StatusBarAlignment.Left, -10)
  readonly #listening: vscode.Disposable

  constructor(session: Session) {
    this.#item.name = vscode.l10n.t('Intune: tenant')
    this.#item.command = 'intuneAssignments.switchAccount'
    this.#listening = session.onDidChange(() => this.#show(session))
  }

  #show({ connection }: Session): void {
    if (!connection) return this.#item.hide()
    const { identity } = connection
    const name = tenantLabel(connection)
    this.#item.text = `$(organization) ${withoutIcons(name)}`
    this.#item.tooltip = [vscode.l10n.t('Intune tenant: {0}', name), identity.username && plainLine(identity.username)]
      .filter(Boolean)
      .join('\n')
    this.#item.accessibilityInformation = { label: vscode.l10n.t('Intune tenant: {0}', name), role: 'button' }
    this.#item.show()
  }

  dispose(): void {
    this.#listening.dispose()
    this.#item.dispose()
  }
}
