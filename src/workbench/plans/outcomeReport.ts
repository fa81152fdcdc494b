import * as vscode from 'vscode'
import type { Outcome } from '../../intune/planning/outcome.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import type { ChangeWords } from '../../operations/changeWords.ts'
import type { Connection } from '../../session/connection.ts'
import { describeError } from '../messages/describeError.ts'
import { errorKind } from '../messages/errorKind.ts'
import { numberText } from '../messages/inLanguage.ts'
import { outcomeName } from '../messages/outcomeName.ts'
import { configurationName } from '../messages/configurationName.ts'
import { markdownText } from '../messages/markdownText.ts'

/** Opens the report of a run: a document of its own, to be read or saved. */
export async function outcomeReport(
  plan: Plan,
  outcomes: readonly Outcome[],
  words: ChangeWords,
  { identity }: Connection,
): Promise<void> {
  const { t } = vscode.l10n
  const rows = outcomes.map(({ assignable, outcome, error }) => {
    const why = error ? `${describeError(error).message} (${errorKind(error)})` : ''
    return [configurationName(assignable.configuration), assignable.configuration.id, outcomeName(outcome), why]
  })
  const counts = [...Map.groupBy(outcomes, ({ outcome }) => outcome)]
  const content = [
    `# ${markdownText(words.title)}`,
    '',
    `${t('Tenant: {0} ({1})', markdownText(identity.tenantName), markdownText(identity.tenantId))}  `,
    `${t('Finished: {0}', new Date().toISOString())}  `,
    `${t('Outcome: {0}', counts.map(([outcome, some]) => t('{0} {1}', numberText(some.length), outcomeName(outcome))).join(', '))}  `,
    t('Plan: {0}', plan.id),
    '',
    `| ${[t('Configuration'), t('Id'), t('Outcome'), t('What happened')].join(' | ')} |`,
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row.map(markdownText).join(' | ')} |`),
    '',
  ].join('\n')
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }))
}
