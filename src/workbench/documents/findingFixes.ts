import * as vscode from 'vscode'
import type { Finding } from '../../intune/findings/finding.ts'
import { isLocked } from '../../intune/model/assignment.ts'
import type { Connection } from '../../session/connection.ts'
import type { TenantFinding } from './tenantFindings.ts'

/** A command that leads away from a finding, by a plan like any other; it takes what a row of the views is. */
export interface FindingFix {
  readonly title: string
  /** After `intuneAssignments.` */
  readonly command: string
  readonly row: object
}

/** What can be done about a finding, the likeliest first; nothing where it belongs to a policy set. */
export function fixesOf({ finding, configuration, ref }: TenantFinding, { tenant }: Connection): readonly FindingFix[] {
  const { t } = vscode.l10n
  const toConfiguration = { row: 'configuration', id: 'finding', configuration }
  if (ref === undefined) return [{ title: t('Add Group Assignment…'), command: 'addAssignment', row: toConfiguration }]
  if (isLocked(ref.assignment)) return []
  const row = { row: 'assignment', id: 'finding', ...ref }
  const fixes: Readonly<Record<Fix, FindingFix>> = {
    remove: { title: t('Remove Assignment…'), command: 'removeAssignment', row },
    filter: { title: t('Set Filter…'), command: 'setFilter', row },
    replace: { title: t('Replace Group…'), command: 'replaceGroup', row },
  }
  if (finding.kind !== 'certificateNotAssigned') return fixesFor[finding.kind].map((fix) => fixes[fix])
  // The assignment itself is right: its certificate is what is missing.
  const certificate = tenant.certificate(configuration)
  if (certificate?.state !== 'read') return []
  const title = t('Add Group Assignment to the Certificate Profile…')
  const toCertificate = { row: 'configuration', id: 'finding', configuration: certificate.certificate }
  return [{ title, command: 'addAssignment', row: toCertificate }]
}

type Fix = 'remove' | 'filter' | 'replace'

const fixesFor: Readonly<Record<Exclude<Finding['kind'], 'certificateNotAssigned'>, readonly Fix[]>> = {
  groupDeleted: ['remove', 'replace'],
  groupMissing: ['remove', 'replace'],
  groupEmpty: ['remove', 'replace'],
  includedAndExcluded: ['remove'],
  exclusionOnly: [],
  // Another group, of the sort that what is included holds, does what this one was meant to.
  mixedExclusion: ['replace', 'remove'],
  dynamicDeviceExclusion: ['replace', 'remove'],
  redundantGroup: ['remove'],
  filterMissing: ['filter', 'remove'],
  filterOtherPlatform: ['filter', 'remove'],
  filterForApps: ['filter', 'remove'],
  filterForDevices: ['filter', 'remove'],
  filterIgnored: ['filter', 'remove'],
  filterMatchesNothing: ['filter', 'remove'],
}
