import * as vscode from 'vscode'
import { pathName } from '../messages/pathName.ts'

const scheme = 'intune-report'

/** Reports as documents that are named for what they are about, and can be read and saved but not edited. */
export class ReportDocuments implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>()
  readonly #disposable: vscode.Disposable
  #count = 0

  constructor() {
    this.#disposable = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    )
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? ''
  }

  /** `extension`: of the file that it would be saved as, `md` or `csv` for example. */
  async open(title: string, extension: string, content: string): Promise<void> {
    const path = `/${++this.#count}/${pathName(title)}.${extension}`
    const uri = vscode.Uri.from({ scheme, path })
    this.#texts.set(uri.toString(), content)
    const document = await vscode.workspace.openTextDocument(uri)
    // A person reads tables as tables; the preview's own button shows the text.
    const preview = extension === 'md' && vscode.extensions.getExtension('vscode.markdown-language-features')
    if (preview) await vscode.commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor')
    else await vscode.window.showTextDocument(document, { preview: false })
  }

  dispose(): void {
    this.#disposable.dispose()
  }
}
