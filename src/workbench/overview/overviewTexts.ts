import * as vscode from 'vscode'
import type { PageTexts } from './model/pageMessages.ts'

/** The words of the page in VS Code's language. */
export function overviewTexts(): PageTexts {
  const { t } = vscode.l10n
  return {
    columns: {
      name: t('Configuration'),
      kind: t('Type'),
      platform: t('Platform'),
      included: t('Included'),
      excluded: t('Excluded'),
      filters: t('Filters'),
      intent: t('Intent'),
      findings: t('Findings'),
      tags: t('Scope tags'),
      changed: t('Changed'),
    },
    groupings: { none: t('One list'), area: t('By area'), platform: t('By platform'), kind: t('By type') },
    filter: t('Part of a name or a type, or group: kind: area: platform: tag: intent: finding: is:'),
    groupBy: t('Group By'),
    chooseColumns: t('Columns…'),
    table: t('Table'),
    matrix: t('Matrix'),
    summary: t('Configurations and their assignments'),
    included: t('Included'),
    excluded: t('Excluded'),
    both: t('Included and excluded'),
    nothing: t('No configuration matches.'),
  }
}
