import * as vscode from 'vscode'
import type { Report } from '../../intune/reports/report.ts'
import { allAssignments, coverageByKind, coverageOf, sortedConfigurations } from '../../intune/reports/tenantRows.ts'
import { groupOf } from '../../intune/model/target.ts'
import type { Connection } from '../../session/connection.ts'
import { fieldsText } from '../messages/fieldsText.ts'
import { filterName } from '../messages/filterName.ts'
import { dateTimeText, numberText } from '../messages/inLanguage.ts'
import { kindText } from '../messages/kindText.ts'
import { modeName } from '../messages/modeName.ts'
import { targetName } from '../messages/targetName.ts'
import { aboutTenant, unreadKinds } from './reportAbout.ts'

export const reportNames = ['assignments', 'unassigned', 'coverage', 'matrix'] as const
export type ReportName = (typeof reportNames)[number]

export function reportTitle(name: ReportName): string {
  const { t } = vscode.l10n
  switch (name) {
    case 'assignments':
      return t('All assignments')
    case 'unassigned':
      return t('Configurations that reach nobody')
    case 'coverage':
      return t('Assigned and not, by kind')
    case 'matrix':
      return t('Groups and configurations')
  }
}

/** A report over everything that was read of the tenant. */
export function tenantReport(name: ReportName, connection: Connection): Report {
  const { t } = vscode.l10n
  const { tenant } = connection
  const unread = unreadKinds(
    [...tenant.kinds].flatMap(([kind, state]) => ('error' in state ? [{ kind, error: state.error }] : [])),
  )
  const read = dateTimeText(new Date(tenant.listReadAt ?? 0).toISOString())
  const about: Report['about'] = [...aboutTenant(connection), [t('Read'), read]]
  return { title: reportTitle(name), about, unread, unreadTitle: t('Could not be read'), ...tableOf(name, connection) }
}

function tableOf(name: ReportName, connection: Connection): Pick<Report, 'columns' | 'rows'> {
  switch (name) {
    case 'assignments':
      return assignments(connection)
    case 'unassigned':
      return unassigned(connection)
    case 'coverage':
      return coverage(connection)
    case 'matrix':
      return matrix(connection)
  }
}

function assignments({ tenant, groups, filters }: Connection): Pick<Report, 'columns' | 'rows'> {
  const { t } = vscode.l10n
  const rows = allAssignments(tenant).map(({ configuration, assignment }) => [
    configuration.displayName,
    kindText(configuration.sort.title),
    kindText(configuration.sort.platform ?? 'Other'),
    targetName(assignment.target, groups),
    modeName(assignment),
    assignment.filter ? filterName(assignment.filter, filters) : '',
    fieldsText(configuration.kind, assignment)
      .map(({ title, text }) => t('{0}: {1}', title, text))
      .join('; '),
    configuration.kind.id,
    configuration.id,
    groupOf(assignment.target) ?? '',
  ])
  const columns = [
    t('Configuration'),
    t('Type'),
    t('Platform'),
    t('Target'),
    t('Mode'),
    t('Filter'),
    t('Fields'),
    t('Kind'),
    t('Id'),
    t('Group id'),
  ]
  return { columns, rows }
}

/** Three lists in one: not assigned, only excluded, and what could not be read. */
function unassigned({ tenant }: Connection): Pick<Report, 'columns' | 'rows'> {
  const { t } = vscode.l10n
  const states = { unassigned: t('not assigned'), onlyExcluded: t('only exclusions'), unread: t('could not read') }
  const rows = sortedConfigurations(tenant).flatMap((configuration) => {
    const state = coverageOf(configuration, tenant)
    if (state === 'assigned' || state === 'notAssignable') return []
    return [
      [
        states[state],
        configuration.displayName,
        kindText(configuration.sort.title),
        configuration.kind.id,
        configuration.id,
      ],
    ]
  })
  rows.sort(([a = ''], [b = '']) => (a < b ? -1 : Number(a > b)))
  return { columns: [t('State'), t('Configuration'), t('Type'), t('Kind'), t('Id')], rows }
}

function coverage({ tenant }: Connection): Pick<Report, 'columns' | 'rows'> {
  const { t } = vscode.l10n
  const rows = coverageByKind(tenant).map(({ kind, counts }) => [
    kindText(kind.title),
    numberText(counts.assigned),
    numberText(counts.onlyExcluded),
    numberText(counts.unassigned),
    numberText(counts.notAssignable),
    numberText(counts.unread),
  ])
  return {
    columns: [
      t('Kind'),
      t('assigned'),
      t('only exclusions'),
      t('not assigned'),
      t('not assignable'),
      t('could not read'),
    ],
    rows,
  }
}

/** A row for each configuration, a column for each group: + included, - excluded. */
function matrix({ tenant, groups }: Connection): Pick<Report, 'columns' | 'rows'> {
  const { t } = vscode.l10n
  const ids = [...tenant.usage.groups]
  const names = ids.map((groupId) => targetName({ kind: 'group', groupId }, groups))
  const rows = sortedConfigurations(tenant).map((configuration) => {
    const set = tenant.set(configuration)
    const all = set?.state === 'read' ? set.set.assignments : undefined
    const cells = ids.map((id) => {
      if (all === undefined) return '?'
      const modes = all.flatMap(({ target }) => (groupOf(target) === id ? [target.kind] : []))
      return modes.map((mode) => (mode === 'excludedGroup' ? t('excluded') : t('included'))).join(', ')
    })
    return [configuration.displayName, kindText(configuration.sort.title), ...cells]
  })
  return { columns: [t('Configuration'), t('Type'), ...names], rows }
}
