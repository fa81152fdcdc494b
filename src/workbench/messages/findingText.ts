import * as vscode from 'vscode'
import type { Assignment } from '../../intune/model/assignment.ts'
import type { Configuration } from '../../intune/model/configuration.ts'
import { checkAssignments } from '../../intune/findings/checkAssignments.ts'
import { describeFinding } from '../../intune/findings/describeFinding.ts'
import type { Finding } from '../../intune/findings/finding.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import type { Connection } from '../../session/connection.ts'
import { filterLabel } from './filterName.ts'
import { platformText } from './platformText.ts'
import { groupName, targetName } from './targetName.ts'
import { shownName } from './shownName.ts'

/** What is odd about these assignments, from what is already known. Sends no request. */
export function findingsOf(
  { tenant, groups, filters }: Connection,
  configuration: Configuration,
  assignments: readonly Assignment[],
): readonly Finding[] {
  const state = tenant.certificate(configuration)
  const set = state?.state === 'read' ? tenant.set(state.certificate) : undefined
  const certificate =
    state?.state === 'read' && set?.state === 'read'
      ? { configuration: state.certificate, assignments: set.set.assignments }
      : undefined
  const known = { group: (id: string) => groups.facts(id), filter: (id: string) => filters.state(id) }
  return checkAssignments({ configuration, assignments, certificate }, known)
}

/** What a plan brings that was not there before, each sentence once. */
export function newFindings(connection: Connection, plan: Plan): readonly string[] {
  const found = plan.entries.flatMap(({ assignable: { configuration }, before, after }) => {
    const old = new Set(findingsOf(connection, configuration, before).map(identity))
    return findingsOf(connection, configuration, after).filter((one) => !old.has(identity(one)))
  })
  return [...new Set(found.map((one) => findingText(one, connection)))]
}

export function findingText(finding: Finding, { groups, filters }: Connection): string {
  const { message, args } = describeFinding(finding, {
    group: (id) => groupName(groups.state(id)),
    filter: (id) => filterLabel(id, filters),
    target: (target) => targetName(target, groups),
    platform: platformText,
  })
  return vscode.l10n.t(message, ...args.map((name) => shownName(name, '')))
}

function identity({ kind, assignment }: Finding): string {
  return `${kind} ${assignment ?? ''}`
}
