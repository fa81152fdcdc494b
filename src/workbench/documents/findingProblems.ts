import * as vscode from 'vscode'
import { planText } from '../../intune/documents/planText.ts'
import { type Configuration, configurationKey } from '../../intune/model/configuration.ts'
import type { Connection } from '../../session/connection.ts'
import type { ListReading } from '../../session/listReading.ts'
import type { Session } from '../../session/session.ts'
import { configurationName } from '../messages/configurationName.ts'
import { findingText } from '../messages/findingText.ts'
import { pathName } from '../messages/pathName.ts'
import { fixesOf } from './findingFixes.ts'
import { planNames } from './planNames.ts'
import { type TenantFinding, tenantFindings } from './tenantFindings.ts'

const scheme = 'intune-assignments'

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
}

/**
 * What is odd in the whole tenant, in the Problems panel: each on the line of its assignment in a document that shows the
 * configuration's assignments. Filled when the user asks for it, and kept up to date from then on.
 */
export class FindingProblems implements vscode.TextDocumentContentProvider, vscode.CodeActionProvider {
  readonly #session: Session
  readonly #problems = vscode.languages.createDiagnosticCollection('Intune findings')
  readonly #found = new Map<string, TenantFinding>()
  readonly #disposable: vscode.Disposable
  #shown = false
  #round = 0

  constructor(session: Session, list: ListReading) {
    this.#session = session
    this.#disposable = vscode.Disposable.from(
      this.#problems,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.languages.registerCodeActionsProvider({ scheme }, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
      session.onDidChange(() => this.#problems.clear()),
      list.onDidChange(() => {
        if (this.#shown && list.state.kind === 'read') void this.#fill()
      }),
    )
  }

  /** Fills the panel and opens it. */
  async show(): Promise<void> {
    this.#shown = true
    await this.#fill()
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus')
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const { connection } = this.#session
    if (!connection) return ''
    const { configurations } = connection.tenant
    const configuration = [...configurations].find((one) => uriOf(one).toString() === uri.toString())
    return configuration ? textOf(configuration, connection).text : ''
  }

  /** What leads away from a finding: a plan like any other, which asks first. */
  provideCodeActions(
    { uri }: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const { connection } = this.#session
    if (!connection) return []
    return diagnostics.flatMap((diagnostic) => {
      const found = this.#found.get(placeOf(uri, diagnostic))
      if (found === undefined || !diagnostic.range.intersection(range)) return []
      return fixesOf(found, connection).map(({ title, command, row }) => {
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix)
        action.command = { command: `intuneAssignments.${command}`, title, arguments: [row] }
        action.diagnostics = [diagnostic]
        return action
      })
    })
  }

  dispose(): void {
    this.#disposable.dispose()
  }

  async #fill(): Promise<void> {
    const { connection } = this.#session
    const round = ++this.#round
    this.#problems.clear()
    this.#found.clear()
    if (!connection) return
    for await (const found of tenantFindings(connection)) {
      if (round !== this.#round) return
      const [{ configuration } = {}] = found
      if (configuration) this.#problems.set(uriOf(configuration), this.#problemsOf(configuration, found, connection))
    }
  }

  #problemsOf(
    configuration: Configuration,
    found: readonly TenantFinding[],
    connection: Connection,
  ): vscode.Diagnostic[] {
    const uri = uriOf(configuration)
    const { text, lines } = textOf(configuration, connection)
    const rows = text.split('\n')
    const key = configurationKey(configuration)
    return found.map((one) => {
      const { finding } = one
      const line = lines.get(`${key} ${finding.assignment ?? ''}`) ?? lines.get(key) ?? 0
      const range = new vscode.Range(line, 0, line, rows[line]?.length ?? 0)
      const problem = new vscode.Diagnostic(range, findingText(finding, connection), severities[finding.severity])
      problem.source = 'Intune'
      problem.code = finding.kind
      this.#found.set(placeOf(uri, problem), one)
      return problem
    })
  }
}

/** The Problems panel shows the last part as the name, and the folder beside it. */
function uriOf(configuration: Configuration): vscode.Uri {
  const folder = encodeURIComponent(configurationKey(configuration))
  return vscode.Uri.from({ scheme, path: `/${folder}/${pathName(configurationName(configuration))}` })
}

function placeOf(uri: vscode.Uri, { range, code }: vscode.Diagnostic): string {
  return `${uri.toString()} ${range.start.line} ${typeof code === 'string' ? code : ''}`
}

function textOf(configuration: Configuration, connection: Connection): ReturnType<typeof planText> {
  const set = connection.tenant.set(configuration)
  const assignments = set?.state === 'read' ? set.set.assignments : []
  return planText([{ assignable: { configuration }, assignments }], planNames(connection))
}
