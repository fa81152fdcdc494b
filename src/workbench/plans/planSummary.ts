import * as vscode from 'vscode'
import { groupOf } from '../../intune/model/target.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import type { Connection } from '../../session/connection.ts'
import { newFindings } from '../messages/findingText.ts'
import { describeError } from '../messages/describeError.ts'
import { loadCertificates } from './planFacts.ts'
import { groupName, membersText, targetName } from '../messages/names.ts'

/** What a plan leaves alone and why, a sentence each, for the question before it and the answer when it is empty. */
export function planNotes(plan: Plan): readonly string[] {
  const { t } = vscode.l10n
  const notes: string[] = []
  const [unread] = plan.unread
  const [refused] = plan.refused
  if (plan.unchanged.length > 0 && plan.entries.length > 0) {
    notes.push(t('{0} of them have nothing to change.', plan.unchanged.length.toLocaleString()))
  }
  if (unread && plan.unread.length === 1) {
    notes.push(
      t(
        '{0} could not be read and is left alone. {1}',
        unread.assignable.configuration.displayName,
        describeError(unread.error).message,
      ),
    )
  } else if (unread) {
    notes.push(
      t(
        '{0} could not be read and are left alone. {1}',
        plan.unread.length.toLocaleString(),
        describeError(unread.error).message,
      ),
    )
  }
  if (refused && plan.refused.length === 1) {
    notes.push(
      t('{0} is left alone. {1}', refused.assignable.configuration.displayName, describeError(refused.error).message),
    )
  } else if (refused) {
    notes.push(t('{0} are left alone. {1}', plan.refused.length.toLocaleString(), describeError(refused.error).message))
  }
  return notes
}

/** "Update ring - Pilot", or "12 configurations". */
export function subjectOf(
  assignables: readonly { readonly configuration: { readonly displayName: string } }[],
): string {
  const [only] = assignables
  if (assignables.length === 1 && only) return only.configuration.displayName
  return vscode.l10n.t('{0} configurations', assignables.length.toLocaleString())
}

/** More than a question can hold is for the preview. */
const mostLines = 6

export interface PlanWarnings {
  /** Whom the touched groups reach, a line each. */
  readonly reach: readonly string[]
  /** What the plan brings that is odd, a sentence each. */
  readonly findings: readonly string[]
}

/** Looks up what the plan's groups hold, and says whom it reaches and what is odd about it. */
export async function planWarnings(connection: Connection, plan: Plan): Promise<PlanWarnings> {
  const { groups } = connection
  const ids = touchedGroups(plan)
  await groups.resolve(ids)
  const existing = ids.filter((id) => groups.state(id).state === 'known')
  await Promise.all([
    groups.memberCounts(existing),
    groups.kinds(existing),
    plan.entries.length <= mostLines ? loadCertificates(connection, plan.entries) : undefined,
  ])
  const reach = ids.flatMap((id) => {
    const { members, state } = groups.facts(id)
    return members === undefined ? [] : [`${groupName(state)}: ${membersText(members)}`]
  })
  return { reach, findings: newFindings(connection, plan) }
}

/** The warnings as lines of a question. */
export function warningLines({ reach, findings }: PlanWarnings): readonly string[] {
  const lines = [...reach, ...findings.map((text) => `⚠ ${text}`)]
  if (lines.length <= mostLines) return lines
  const rest = lines.length - mostLines
  return [...lines.slice(0, mostLines), vscode.l10n.t('{0} more in the preview.', rest.toLocaleString())]
}

/** More removals than this are counted and not named. */
const mostNamed = 5

/** "Assignments: 3 added, 2 removed, 1 changed." where the title does not say it all, and what is removed by name. */
export function planCounts({ entries }: Plan, { groups }: Connection): readonly string[] {
  const all = entries.flatMap(({ differences }) => differences)
  const added = all.filter((one) => one.before === undefined).length
  const removed = all.flatMap(({ before, after }) => (before && !after ? [targetName(before.target, groups)] : []))
  const changed = all.length - added - removed.length
  if (all.length <= entries.length && [added, removed.length, changed].filter((count) => count > 0).length <= 1)
    return []
  const counts = [added, removed.length, changed].map((count) => count.toLocaleString())
  const names = [...new Set(removed)]
  const named = names.length > 0 && names.length <= mostNamed
  return [
    vscode.l10n.t('Assignments: {0} added, {1} removed, {2} changed.', ...counts),
    ...(named ? [vscode.l10n.t('Removed: {0}', names.join(', '))] : []),
  ]
}

function touchedGroups(plan: Plan): readonly string[] {
  const targets = plan.entries.flatMap(({ differences }) => differences.map((one) => (one.after ?? one.before)?.target))
  return [...new Set(targets.map((target) => target && groupOf(target)).filter((id) => id !== undefined))]
}
