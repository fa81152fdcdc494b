import * as vscode from 'vscode'
import type { OthersEdits } from '../../operations/othersEdits.ts'
import { configurationName } from './configurationName.ts'
import { agoText, numberText } from './inLanguage.ts'
import { shownName } from './shownName.ts'

/** Who else edited what is about to be edited, a line a configuration: the last edit, and how many more there were. */
export function othersText({ edits, all, withoutOwn }: OthersEdits): readonly string[] {
  const { t } = vscode.l10n
  const lines = edits.map(({ configuration, entries: [last, ...more] }) => {
    const [name, who] = [configurationName(configuration), shownName(last?.actor, t('unknown'))]
    const ago = agoText(last?.at ?? '')
    return more.length === 0
      ? t('{0}: {1}, {2}', name, who, ago)
      : t('{0}: {1}, {2}; earlier edits: {3}', name, who, ago, numberText(more.length))
  })
  const none = edits.length === 0 ? [t('None is in the log. That does not mean that there was none.')] : []
  return [
    ...lines,
    ...none,
    ...(all ? [] : [t('There are more events than were looked through: older edits are missing.')]),
    ...(withoutOwn || edits.length === 0 ? [] : [t('Own edits are among them: the log does not tell them apart.')]),
  ]
}
