import { areas } from '../../../intune/kinds/areas.ts'
import type { Configuration } from '../../../intune/model/configuration.ts'
import type { Connection } from '../../../session/connection.ts'
import type { ConfigurationIndex } from './configurationIndex.ts'
import type { Grouping } from './grouping.ts'
import { kindTroubles, type KindTrouble } from './kindTroubles.ts'
import { assignmentRows, certificateRow, configurationRow, kindsRow, type Row, sectionRow } from './row.ts'
import type { Section } from './section.ts'

/** The rows without a parent: headings, configurations without one, and what could not be read. */
export function rootRows({ tenant }: Connection, index: ConfigurationIndex, grouping: Grouping): Row[] {
  const troubles = kindTroubles(tenant.kinds).filter((one) => sectionOf(one, index, grouping) === undefined)
  const sections = index.sections.map((section) => ({ row: sectionRow(undefined, section), key: section.heading.key }))
  const others = troubles.map((one) => ({ row: kindsRow(undefined, one), key: one.area }))
  const rows = grouping === 'area' ? inOrderOfAreas([...sections, ...others]) : [...sections, ...others]
  const configurations = index.configurations.map((one) => configurationRow(undefined, one))
  return [...configurations, ...rows.map(({ row }) => row)]
}

/** An area of which nothing was read stands where it would stand. */
function inOrderOfAreas<T extends { readonly key: string }>(rows: readonly T[]): readonly T[] {
  const rank = ({ key }: T): number => areas.findIndex(({ id }) => id === key)
  return rows.toSorted((a, b) => rank(a) - rank(b))
}

export function rowsBelow(row: Row, connection: Connection, index: ConfigurationIndex, grouping: Grouping): Row[] {
  switch (row.row) {
    case 'section': {
      // The row may be of an older list.
      const section = index.section(row.id) ?? row.section
      const troubles = kindTroubles(connection.tenant.kinds).filter(
        (one) => sectionOf(one, index, grouping) === section,
      )
      return [
        ...section.sections.map((one) => sectionRow(row, one)),
        ...section.configurations.map((one) => configurationRow(row, one)),
        ...troubles.map((one) => kindsRow(row, one)),
      ]
    }
    case 'configuration':
      return belowConfiguration(row, row.configuration, connection)
    case 'certificate': {
      const found = connection.tenant.certificate(row.via)
      if (found?.state === 'unread') return [troubleRow(row, found.error, row.via)]
      return found?.state === 'read' ? assignmentsOf(row, found.certificate, connection, row.via) : []
    }
    case 'assignment':
    case 'kinds':
    case 'trouble':
      return []
  }
}

/** The heading under which a trouble stands; undefined for the top. */
function sectionOf({ area }: KindTrouble, index: ConfigurationIndex, grouping: Grouping): Section | undefined {
  return grouping === 'area' ? index.sections.find(({ heading }) => heading.key === area) : undefined
}

function belowConfiguration(parent: Row, configuration: Configuration, connection: Connection): Row[] {
  const rows = assignmentsOf(parent, configuration, connection)
  if (!configuration.sort.identityCertificate) return rows
  const found = connection.tenant.certificate(configuration)
  if (found === undefined) void connection.tenant.loadCertificate(configuration)
  return found?.state === 'none' ? rows : [...rows, certificateRow(parent, configuration)]
}

function assignmentsOf(parent: Row, configuration: Configuration, connection: Connection, via?: Configuration): Row[] {
  const set = connection.tenant.set(configuration)
  if (set === undefined) return []
  if (set.state === 'unread') return [troubleRow(parent, set.error, configuration)]
  return assignmentRows(parent, { configuration, via }, set.set.assignments)
}

function troubleRow(parent: Row, error: Error, retry: Configuration): Row {
  return { row: 'trouble', id: `${parent.id}/trouble`, parent, error, retry }
}
