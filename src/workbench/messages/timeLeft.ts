import * as vscode from 'vscode'
import { numberText } from './inLanguage.ts'

/** "12 of 200, about 40 seconds left". `spent` in milliseconds. */
export function timeLeft(done: number, total: number, spent: number): string {
  const counts = vscode.l10n.t('{0} of {1}', numberText(done), numberText(total))
  const seconds = Math.round(((spent / Math.max(done, 1)) * (total - done)) / 1000)
  if (done === total || seconds < 5) return counts
  if (seconds < 90) return vscode.l10n.t('{0}, about {1} seconds left', counts, seconds)
  return vscode.l10n.t('{0}, about {1} minutes left', counts, Math.round(seconds / 60))
}
