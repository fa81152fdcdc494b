import { type Assignable, configurationKey } from '../../intune/model/configuration.ts'
import * as vscode from 'vscode'
import type { Assignment } from '../../intune/model/assignment.ts'
import { assignmentKey } from '../../intune/model/assignmentKey.ts'
import type { Outcome } from '../../intune/planning/outcome.ts'
import { type BeforeAfter, type Plan, type PlanEntry, planOf } from '../../intune/planning/plan.ts'
import { type PlanBlock, type PlanText, planText } from '../../intune/documents/planText.ts'
import type { ChangeWords } from '../../operations/changeWords.ts'
import type { PlanPreviewer } from '../plans/planPreviewer.ts'
import type { Connection } from '../../session/connection.ts'
import { findingsOf, findingText } from '../messages/findingText.ts'
import { subjectOf } from '../messages/subjectOf.ts'
import { loadPlanFacts } from '../plans/loadPlanFacts.ts'
import { OthersNote } from '../plans/othersNote.ts'
import { planNames } from './planNames.ts'
import { configurationName } from '../messages/configurationName.ts'
import { plainLine } from '../messages/plainLine.ts'

/** A plan that may be applied from its preview. */
export const previewScheme = 'intune-plan'
/** Two states of the same configurations, only to look at. */
export const comparisonScheme = 'intune-comparison'

export interface PlanPreview {
  readonly connection: Connection
  readonly plan: Plan
  readonly words: ChangeWords
}

/** Plans in VS Code's own diff editor: one document for all configurations. Opening one sends reads only. */
export class PlanPreviews implements vscode.TextDocumentContentProvider, PlanPreviewer {
  readonly others = new OthersNote()
  readonly #texts = new Map<string, string>()
  readonly #previews = new Map<string, PlanPreview>()
  /** What is still being asked for a preview that is shown. */
  readonly #asking = new Map<string, AbortController>()
  readonly #changed = new vscode.EventEmitter<vscode.Uri>()
  readonly onDidChange = this.#changed.event
  readonly #diagnostics = vscode.languages.createDiagnosticCollection('Intune')
  readonly #disposable: vscode.Disposable
  #count = 0

  constructor() {
    this.#disposable = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(previewScheme, this),
      vscode.workspace.registerTextDocumentContentProvider(comparisonScheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#texts.delete(uri.toString())
        this.#forget(uri)
        this.#diagnostics.delete(uri)
      }),
      this.#diagnostics,
    )
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? ''
  }

  /** Shows the plan with Apply and Discard in the editor's title. */
  async open(connection: Connection, plan: Plan, words: ChangeWords): Promise<void> {
    const subject = subjectOf(plan.entries.map(({ assignable }) => assignable))
    const title = vscode.l10n.t('Intune: {0} (before ↔ after)', subject)
    const uri = await this.#diff(previewScheme, connection, plan.entries, title)
    this.#previews.set(uri.toString(), { connection, plan, words })
    void this.#addOthers(uri, connection, plan)
  }

  /** Compares what the plan was made from with what somebody else changed since. */
  async showOthers(connection: Connection, plan: Plan, stale: readonly Outcome[]): Promise<void> {
    const pairs = stale.flatMap(({ assignable, held }) => {
      const entry = entryOf(plan, assignable)
      return entry && held ? [{ assignable, before: entry.before, after: held.assignments }] : []
    })
    const title = vscode.l10n.t('Intune: changed by somebody else (when planned ↔ now)')
    await this.#diff(comparisonScheme, connection, pairs, title)
  }

  /** Plans the same change on what is there now. Shown first, because somebody else wanted something different. */
  async planAgain(connection: Connection, plan: Plan, stale: readonly Outcome[], words: ChangeWords): Promise<void> {
    const pairs = stale.flatMap(({ assignable, held }): BeforeAfter[] => {
      const entry = entryOf(plan, assignable)
      if (!entry || !held) return []
      const wanted = new Map(entry.differences.map((one) => [one.key, one.after]))
      const kept = held.assignments.filter((one) => !wanted.has(assignmentKey(assignable.configuration.kind, one)))
      const after = [...kept, ...[...wanted.values()].filter((one): one is Assignment => one !== undefined)]
      return [{ assignable, before: held.assignments, after }]
    })
    await this.open(connection, planOf(pairs), words)
  }

  /** The plan behind a preview; undefined where there is none (any more). */
  find(uri: vscode.Uri): PlanPreview | undefined {
    return this.#previews.get(uri.toString())
  }

  /** Forgets the plan first: it is applied once, however often Apply is pressed. */
  async close(uri: vscode.Uri): Promise<void> {
    this.#forget(uri)
    await closeTab(uri)
  }

  dispose(): void {
    this.#disposable.dispose()
  }

  #forget(uri: vscode.Uri): void {
    this.#previews.delete(uri.toString())
    this.#asking.get(uri.toString())?.abort()
    this.#asking.delete(uri.toString())
  }

  /** Below both sides of a preview that is shown, so that it is no difference; nobody waits for it. */
  async #addOthers(after: vscode.Uri, connection: Connection, plan: Plan): Promise<void> {
    const controller = new AbortController()
    this.#asking.set(after.toString(), controller)
    const lines = await this.others.lines(connection, plan, controller.signal)
    if (lines.length === 0 || !this.#previews.has(after.toString())) return
    const [heading = '', ...rest] = lines.map((line) => plainLine(line))
    for (const uri of [after.with({ path: after.path.replace(/after\.txt$/, 'before.txt') }), after]) {
      const text = this.#texts.get(uri.toString()) ?? ''
      this.#texts.set(uri.toString(), [text, heading, ...rest.map((line) => `  ${line}`), ''].join('\n'))
      this.#changed.fire(uri)
    }
  }

  async #diff(
    scheme: string,
    connection: Connection,
    pairs: readonly BeforeAfter[],
    title: string,
  ): Promise<vscode.Uri> {
    await loadPlanFacts(connection, pairs)
    const id = `${++this.#count}`
    const before = this.#keep(
      scheme,
      id,
      'before',
      textOf(connection, pairs, (pair) => pair.before),
    )
    const text = textOf(connection, pairs, (pair) => pair.after)
    const after = this.#keep(scheme, id, 'after', text)
    await vscode.commands.executeCommand('vscode.diff', before, after, plainLine(title), { preview: false })
    if (scheme === previewScheme) this.#diagnostics.set(after, diagnosticsOf(connection, pairs, text))
    return after
  }

  #keep(scheme: string, id: string, side: string, text: PlanText): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${id}/${side}.txt` })
    this.#texts.set(uri.toString(), text.text)
    return uri
  }
}

function textOf(
  connection: Connection,
  pairs: readonly BeforeAfter[],
  side: (pair: BeforeAfter) => readonly Assignment[],
): PlanText {
  const blocks: PlanBlock[] = pairs
    .map((pair) => ({ assignable: pair.assignable, assignments: side(pair) }))
    .sort((a, b) => a.assignable.configuration.displayName.localeCompare(b.assignable.configuration.displayName))
  return planText(blocks, planNames(connection))
}

/** Findings on their lines: the assignment's, or the configuration's where it is about the whole set. */
function diagnosticsOf(
  connection: Connection,
  pairs: readonly BeforeAfter[],
  { text, lines }: PlanText,
): vscode.Diagnostic[] {
  const severities = {
    error: vscode.DiagnosticSeverity.Error,
    warning: vscode.DiagnosticSeverity.Warning,
    information: vscode.DiagnosticSeverity.Information,
  }
  const rows = text.split('\n')
  return pairs.flatMap(({ assignable: { configuration }, after }) =>
    findingsOf(connection, configuration, after).map((finding) => {
      const key = configurationKey(configuration)
      const line = lines.get(`${key} ${finding.assignment ?? ''}`) ?? lines.get(key) ?? 0
      const row = rows[line] ?? ''
      const range = new vscode.Range(line, row.length - row.trimStart().length, line, row.length)
      const diagnostic = new vscode.Diagnostic(
        range,
        vscode.l10n.t('{0}: {1}', configurationName(configuration), findingText(finding, connection)),
        severities[finding.severity],
      )
      diagnostic.source = 'Intune'
      return diagnostic
    }),
  )
}

function entryOf(plan: Plan, { configuration }: Assignable): PlanEntry | undefined {
  const key = configurationKey(configuration)
  return plan.entries.find((one) => configurationKey(one.assignable.configuration) === key)
}

async function closeTab(uri: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
  const mine = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString(),
  )
  await vscode.window.tabGroups.close(mine)
}
