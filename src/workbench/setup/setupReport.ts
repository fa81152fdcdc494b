import * as vscode from 'vscode'
import type { SetupCheck } from '../../setup/setupCheck.ts'
import { areaTable } from './areaTable.ts'
import { checkAdvice } from './checkAdvice.ts'
import { checkFinding } from './checkFinding.ts'
import { checkTitle } from './checkTitle.ts'
import { markdownText } from '../messages/markdownText.ts'

/** The walk as Markdown, line by line. Fit to be sent to support. */
export function setupReport(checks: readonly SetupCheck[]): string {
  const { t } = vscode.l10n
  const failures = checks.filter(({ outcome }) => outcome === 'failed').length
  return [
    `# ${t('Setup check')}`,
    '',
    failures === 0 ? t('Nothing failed.') : t('{0} of {1} checks failed.', failures, checks.length),
    t('This report contains no tokens, no secrets and no names of people.'),
    '',
    ...checks.flatMap(lines),
    '',
    ...areaTable(checks.flatMap(({ areas = [] }) => areas)),
    `${versions()}, ${new Date().toISOString()}`,
    '',
  ].join('\n')
}

function lines(found: SetupCheck): readonly string[] {
  const check = { ...found, facts: shownFacts(found.facts) }
  const finding = checkFinding(check)
  const advice = checkAdvice(check)
  const code = check.outcome === 'failed' && check.code !== undefined ? ` (${markdownText(check.code)})` : ''
  const first = `- **${outcomeName(check.outcome)}**: ${checkTitle(check.name)}${code}`
  return [
    finding === undefined ? `${first}.` : `${first}. ${finding}`,
    ...(advice === undefined ? [] : [`  - ${vscode.l10n.t('What to do: {0}', advice)}`]),
  ]
}

/** Certificates, proxies and settings say what they want. */
function shownFacts(facts: SetupCheck['facts'] = {}): SetupCheck['facts'] {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value && markdownText(value)]))
}

function outcomeName(outcome: SetupCheck['outcome']): string {
  switch (outcome) {
    case 'passed':
      return vscode.l10n.t('Passed')
    case 'warning':
      return vscode.l10n.t('Warning')
    case 'failed':
      return vscode.l10n.t('Failed')
    case 'skipped':
      return vscode.l10n.t('Skipped')
  }
}

function versions(): string {
  const extension = vscode.extensions.getExtension('intune-assignments.intune-assignments')
  const own: unknown = extension?.packageJSON?.version
  // The name of a remote may be that of a machine.
  const where = [process.platform, process.arch, vscode.env.remoteName === undefined ? 'local' : 'remote'].join(' ')
  return `Intune Assignments ${typeof own === 'string' ? own : '?'}, VS Code ${vscode.version}, ${where}`
}
