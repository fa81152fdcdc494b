import * as vscode from 'vscode'
import { isGroupTarget } from './groupTarget.ts'
import { linkPath } from '../../intune/model/configurationLink.ts'
import { groupOf } from '../../intune/model/target.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { assignablesOf, assignmentsOf, chosenRows } from './chosenRows.ts'

/** Publisher and name, as the manifest has them. */
const extensionId = 'intune-assignments.intune-assignments'

/** The link in a tooltip: copies what it carries. */
export async function copyText(text: unknown): Promise<void> {
  if (typeof text === 'string') await vscode.env.clipboard.writeText(text)
}

/** The ids of the chosen configurations, a line each. */
export async function copyId(session: Session, first: unknown, second: unknown): Promise<void> {
  const rows = assignablesOf(chosenRows(first, second), await requireConnection({ session }))
  await copyText(rows.map(({ configuration }) => configuration.id).join('\n'))
}

/** Links to the chosen configurations, a line each: whoever opens one sees it, where the account may. */
export async function copyLink(session: Session, first: unknown, second: unknown): Promise<void> {
  const connection = await requireConnection({ session })
  const { tenantId } = connection.identity
  const links = assignablesOf(chosenRows(first, second), connection).map(
    ({ configuration: { kind, id } }) => `${vscode.env.uriScheme}://${extensionId}${linkPath({ tenantId, kind, id })}`,
  )
  await copyText(links.join('\n'))
}

/** The ids of the groups of the chosen assignments, a line each. */
export async function copyGroupId(first: unknown, second: unknown): Promise<void> {
  const own = isGroupTarget(first) ? [first.target] : []
  const targets = [...own, ...assignmentsOf(chosenRows(first, second)).map(({ assignment }) => assignment.target)]
  const ids = targets.map((target) => groupOf(target))
  await copyText([...new Set(ids.filter((id) => id !== undefined))].join('\n'))
}
