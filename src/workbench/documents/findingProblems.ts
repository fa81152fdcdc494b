import * as vscode from 'vscode'
import { planText } from '../../intune/documents/planText.ts'
import { type Configuration, configurationKey } from '../../intune/model/configuration.ts'
import type { AssignmentRef } from '../../intune/model/assignmentRef.ts'
import { isLocked } from '../../intune/model/assignment.ts'
import { assignmentKey } from '../../intune/model/assignmentKey.ts'
import type { Connection } from '../../session/connection.ts'
import type { ListReading } from '../../session/listReading.ts'
import type { Session } from '../../session/session.ts'
import { configurationName } from '../messages/configurationName.ts'
import { findingsOf, findingText } from '../messages/findingText.ts'
import { pathName } from '../messages/pathName.ts'
import { planNames } from './planNames.ts'

const scheme = 'intune-assignments'
/** Configurations that are looked at before others in this window get a turn. */
const atOnce = 200

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
  readonly #refs = new Map<string, AssignmentRef>()
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
    await vscode.commands.executeCommand('workbench.actions.view.problems')
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const { connection } = this.#session
    if (!connection) return ''
    const { configurations } = connection.tenant
    const configuration = [...configurations].find((one) => uriOf(one).toString() === uri.toString())
    return configuration ? textOf(configuration, connection).text : ''
  }

  /** What a finding is about can be taken away: a plan like any other, which asks first. */
  provideCodeActions(
    { uri }: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    return diagnostics.flatMap((diagnostic) => {
      const ref = this.#refs.get(refKey(uri, diagnostic.range.start.line))
      if (ref === undefined || !diagnostic.range.intersection(range)) return []
      // What belongs to a policy set is changed there.
      if (isLocked(ref.assignment)) return []
      if (diagnostic.code === 'certificateNotAssigned') return this.#certificateFixes(ref, diagnostic)
      const remove = fix(vscode.l10n.t('Remove Assignment'), 'removeAssignment', ref, diagnostic)
      if (ref.assignment.filter === undefined) return [remove]
      return [fix(vscode.l10n.t('Set Filter…'), 'setFilter', ref, diagnostic), remove]
    })
  }

  /** The assignment itself is right: its certificate is what is missing. */
  #certificateFixes({ assignable }: AssignmentRef, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
    const certificate = this.#session.connection?.tenant.certificate(assignable.configuration)
    if (certificate?.state !== 'read') return []
    const row = { row: 'configuration', id: 'finding', configuration: certificate.certificate }
    return [action(vscode.l10n.t('Add Group Assignment to the Certificate Profile…'), 'addAssignment', row, diagnostic)]
  }

  dispose(): void {
    this.#disposable.dispose()
  }

  async #fill(): Promise<void> {
    const { connection } = this.#session
    const round = ++this.#round
    this.#problems.clear()
    this.#refs.clear()
    if (!connection) return
    let looked = 0
    for (const configuration of connection.tenant.configurations) {
      if (++looked % atOnce === 0) await new Promise<void>((resolve) => setImmediate(resolve))
      if (round !== this.#round) return
      const problems = this.#problemsOf(configuration, connection)
      if (problems.length > 0) this.#problems.set(uriOf(configuration), problems)
    }
  }

  #problemsOf(configuration: Configuration, connection: Connection): vscode.Diagnostic[] {
    const set = connection.tenant.set(configuration)
    if (set?.state !== 'read') return []
    const findings = findingsOf(connection, configuration, set.set.assignments)
    if (findings.length === 0) return []
    const uri = uriOf(configuration)
    const { text, lines } = textOf(configuration, connection)
    const rows = text.split('\n')
    const key = configurationKey(configuration)
    return findings.map((finding) => {
      const assignment = set.set.assignments.find(
        (one) => assignmentKey(configuration.kind, one) === finding.assignment,
      )
      const line = lines.get(`${key} ${finding.assignment ?? ''}`) ?? lines.get(key) ?? 0
      if (assignment) this.#refs.set(refKey(uri, line), { assignable: { configuration }, assignment })
      const range = new vscode.Range(line, 0, line, rows[line]?.length ?? 0)
      const problem = new vscode.Diagnostic(range, findingText(finding, connection), severities[finding.severity])
      problem.source = 'Intune'
      problem.code = finding.kind
      return problem
    })
  }
}

/** The Problems panel shows the last part as the name, and the folder beside it. */
function uriOf(configuration: Configuration): vscode.Uri {
  const folder = encodeURIComponent(configurationKey(configuration))
  return vscode.Uri.from({ scheme, path: `/${folder}/${pathName(configurationName(configuration))}` })
}

function refKey(uri: vscode.Uri, line: number): string {
  return `${uri.toString()} ${line}`
}

function textOf(configuration: Configuration, connection: Connection): ReturnType<typeof planText> {
  const set = connection.tenant.set(configuration)
  const assignments = set?.state === 'read' ? set.set.assignments : []
  return planText([{ assignable: { configuration }, assignments }], planNames(connection))
}

/** The command takes what a row of the views is. */
function fix(title: string, command: string, ref: AssignmentRef, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  return action(title, command, { row: 'assignment', id: 'finding', ...ref }, diagnostic)
}

function action(title: string, command: string, row: object, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix)
  made.command = { command: `intuneAssignments.${command}`, title, arguments: [row] }
  made.diagnostics = [diagnostic]
  return made
}
