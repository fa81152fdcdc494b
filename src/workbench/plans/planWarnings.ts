import * as vscode from 'vscode'
import { groupOf } from '../../intune/model/target.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import type { Connection } from '../../session/connection.ts'
import { newFindings } from '../messages/findingText.ts'
import { loadCertificates } from './loadCertificates.ts'
import { groupName } from '../messages/targetName.ts'
import { membersText } from '../messages/membersText.ts'
import { numberText } from '../messages/inLanguage.ts'

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
    return members === undefined ? [] : [vscode.l10n.t('{0}: {1}', groupName(state), membersText(members))]
  })
  return { reach, findings: newFindings(connection, plan) }
}

/** The warnings as lines of a question. */
export function warningLines({ reach, findings }: PlanWarnings): readonly string[] {
  const lines = [...reach, ...findings.map((text) => `⚠ ${text}`)]
  if (lines.length <= mostLines) return lines
  const rest = lines.length - mostLines
  return [...lines.slice(0, mostLines), vscode.l10n.t('{0} more in the preview.', numberText(rest))]
}

function touchedGroups(plan: Plan): readonly string[] {
  const targets = plan.entries.flatMap(({ differences }) => differences.map((one) => (one.after ?? one.before)?.target))
  return [...new Set(targets.map((target) => target && groupOf(target)).filter((id) => id !== undefined))]
}
