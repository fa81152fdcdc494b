import * as vscode from 'vscode'
import type { ReportedRows } from '../../operations/reportedOf.ts'
import { agoText, numberText } from './inLanguage.ts'
import { reportedText } from './reportedText.ts'
import { shownName } from './shownName.ts'

/** More users than a cell has room for are counted. */
const mostShown = 3

/** What Intune reports of a configuration on a device, and how old that is; of each user where it tells several apart. */
export function reportedCell(rows: ReportedRows): string {
  const { t } = vscode.l10n
  if (rows === undefined || rows instanceof Error) return t('unknown')
  if (rows.length === 0) return t('no report')
  const told = [...new Set(rows.map((row) => oneRow(row, rows.length > 1)))]
  const rest = told.length - mostShown
  return [...told.slice(0, mostShown), ...(rest > 0 ? [t('{0} more', numberText(rest))] : [])].join('; ')
}

function oneRow({ state, user = '', at }: Exclude<ReportedRows, Error | undefined>[number], several: boolean): string {
  const { t } = vscode.l10n
  const age = at === undefined ? t('age unknown') : agoText(at)
  return several && user !== ''
    ? t('{0} for {1}, {2}', reportedText(state), shownName(user, ''), age)
    : t('{0}, {1}', reportedText(state), age)
}
