import * as vscode from 'vscode'
import type { PlannedRequest } from '../../operations/plannedRequest.ts'
import { ask } from '../messages/notice.ts'
import { tenantLabel } from '../messages/tenantLabel.ts'
import { glanceAtOthers } from './glanceAtOthers.ts'
import type { OthersNote } from './othersNote.ts'
import { planCounts } from './planCounts.ts'
import { planNotes } from './planNotes.ts'
import { planWarnings, warningLines } from './planWarnings.ts'

/** Says what will be true, and asks where that is due. Undefined: the user left it. */
export async function askAboutPlan(
  planned: PlannedRequest,
  others: OthersNote,
): Promise<'apply' | 'preview' | undefined> {
  const { connection, plan, words, plain, previewFirst } = planned
  const { t } = vscode.l10n
  const notes = [...(words.notes ?? []), ...planNotes(plan)]
  if (previewFirst && notes.length === 0) return 'preview'
  const glance = plain && notes.length === 0 ? undefined : glanceAtOthers(others, connection, plan)
  const location = vscode.ProgressLocation.Window
  const warnings = await vscode.window.withProgress({ location, title: t('Checking the groups…') }, () =>
    planWarnings(connection, plan),
  )
  if (plain && notes.length === 0 && warnings.findings.length === 0) return 'apply'
  const tenant = t('Tenant: {0}', tenantLabel(connection))
  const [apply, preview] = [t('Apply'), t('Preview')]
  const detail = [...notes, ...planCounts(plan, connection), ...warningLines(warnings), ...(glance?.() ?? []), tenant]
  const answer = await ask(t('{0}?', words.title), detail, ...(previewFirst ? [preview] : [apply, preview]))
  if (answer === apply) return 'apply'
  return answer === preview ? 'preview' : undefined
}
