import * as vscode from 'vscode'
import type { AssignmentDocument } from '../../intune/documents/assignmentDocument.ts'
import { DocumentError } from '../../intune/documents/documentError.ts'
import type { DocumentProblem } from '../../intune/documents/documentProblem.ts'
import { parseDocument } from '../../intune/documents/parseDocument.ts'
import { documentProblemText } from '../messages/documentProblemText.ts'
import { plainLine } from '../messages/plainLine.ts'

/** Milliseconds without a key before a text that had problems is looked at again. */
const pause = 300

/** Reads assignment documents, and shows what is wrong with one on its lines, until it is right or closed. */
export class AssignmentDocuments {
  readonly #diagnostics = vscode.languages.createDiagnosticCollection('Intune documents')
  readonly #disposable: vscode.Disposable
  #timer: NodeJS.Timeout | undefined

  constructor() {
    this.#disposable = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!this.#diagnostics.has(document.uri)) return
        clearTimeout(this.#timer)
        this.#timer = setTimeout(() => void this.#check(document), pause)
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#diagnostics.delete(uri)),
      this.#diagnostics,
    )
  }

  /** The document at an address, as it is in the editor where it is open. Throws a `DocumentError`. */
  async read(uri: vscode.Uri): Promise<AssignmentDocument> {
    const document = await vscode.workspace.openTextDocument(uri)
    const parsed = await this.#check(document)
    if ('problems' in parsed) throw new DocumentError(parsed.text, parsed.problems)
    return parsed.document
  }

  async #check(
    document: vscode.TextDocument,
  ): Promise<
    { readonly document: AssignmentDocument } | { readonly text: string; readonly problems: readonly DocumentProblem[] }
  > {
    const text = document.getText()
    const parsed = await parseDocument(text)
    if ('document' in parsed) {
      this.#diagnostics.delete(document.uri)
      return parsed
    }
    const shown = parsed.problems.map((one) => {
      const range = new vscode.Range(document.positionAt(one.offset), document.positionAt(one.offset + one.length))
      const diagnostic = new vscode.Diagnostic(range, plainLine(documentProblemText(one)))
      diagnostic.source = 'Intune'
      return diagnostic
    })
    this.#diagnostics.set(document.uri, shown)
    return { text, problems: parsed.problems }
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#disposable.dispose()
  }
}
