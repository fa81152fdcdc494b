import { columnIds } from '../../../../../src/workbench/overview/model/columns.ts'
import type { PageRow } from '../../../../../src/workbench/overview/model/pageRow.ts'

/** A row that is known by its name. */
export function pageRow(name: string, { platform = 'Windows', findings = 0 } = {}): PageRow {
  const empty = Object.fromEntries(columnIds.map((id) => [id, ''])) as PageRow['cells']
  const cells = { ...empty, name, platform, findings: String(findings) }
  const rest = {
    area: 'Configuration',
    state: 'assigned',
    odd: false,
    findings: [],
    context: 'configuration;edit',
    marks: [],
  } as const
  return { key: name, cells, order: { findings }, ...rest }
}
