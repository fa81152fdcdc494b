import * as vscode from 'vscode'
import type { PlannedRequest } from '../../operations/plannedRequest.ts'
import { ask } from '../messages/notice.ts'
import { tenantLabel } from '../messages/tenantLabel.ts'
import { glanceAtOthers } from './glanceAtOthers.ts'
import type { OthersNote } from './othersNote.ts'
import { planCounts } from './planCounts.ts'
import { planNotes } from './planNotes.ts'
import { planWarnings, warningLines } from './planWarnings.ts'

/** Shows once what somebody other than the user asks for; whether the user lets it be applied. */
export async function askForProgram({ connection, plan, words }: PlannedRequest, others: OthersNote): Promise<boolean> {
  const { t } = vscode.l10n
  const apply = t('Apply')
  const glance = glanceAtOthers(others, connection, plan)
  const warnings = await planWarnings(connection, plan)
  const detail = [
    t('Another program, a task or a keybinding asks for this change.'),
    ...(words.notes ?? []),
    ...planNotes(plan),
    ...planCounts(plan, connection),
    ...warningLines(warnings),
    ...glance(),
    t('Tenant: {0}', tenantLabel(connection)),
  ]
  return (await ask(t('{0}?', words.title), detail, apply)) === apply
}
