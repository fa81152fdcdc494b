import { readFile } from 'node:fs/promises'
import * as vscode from 'vscode'
import { plainLine } from '../messages/plainLine.ts'
import { tenantLabel } from '../messages/tenantLabel.ts'
import { overviewPage } from './overviewPage.ts'
import { OverviewEditor } from './overviewEditor.ts'
import type { OverviewParts } from './overviewParts.ts'

/** `webviewId` of the menus in the manifest. */
const viewType = 'intuneAssignments.overview'

/** The table of everything: one editor at most, which closes with its tenant. */
export class Overview {
  readonly #parts: OverviewParts
  readonly #listening: vscode.Disposable
  #editor: OverviewEditor | undefined

  constructor(parts: OverviewParts) {
    this.#parts = parts
    this.#listening = vscode.Disposable.from(
      parts.session.onDidChange(() => {
        if (this.#editor && parts.session.connection !== this.#editor.connection) this.#editor.dispose()
      }),
    )
  }

  /** The configurations that are selected in it, as rows for the commands of its menu. */
  get selectedRows(): readonly unknown[] {
    return this.#editor?.selectedRows ?? []
  }

  async open(): Promise<void> {
    const { session } = this.#parts
    if (this.#editor) return this.#editor.show()
    const script = await readFile(this.#parts.script, 'utf8')
    const { connection } = session
    if (!connection) return
    const title = vscode.l10n.t('Intune: {0}', plainLine(tenantLabel(connection)))
    const options = {
      enableScripts: true,
      localResourceRoots: [],
      retainContextWhenHidden: true,
      enableFindWidget: true,
    }
    const panel = vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active, options)
    this.#editor = new OverviewEditor(panel, connection, this.#parts)
    panel.onDidDispose(() => (this.#editor = undefined))
    panel.webview.html = overviewPage(script, title)
  }

  dispose(): void {
    this.#editor?.dispose()
    this.#listening.dispose()
  }
}
