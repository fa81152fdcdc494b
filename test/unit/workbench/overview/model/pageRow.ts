import { columnIds } from '../../../../../src/workbench/overview/model/columns.ts'
import type { PageRow } from '../../../../../src/workbench/overview/model/pageRow.ts'

/** A row that is known by its name. */
export function pageRow(name: string, { platform = 'Windows', findings = 0 } = {}): PageRow {
  const empty = Object.fromEntries(columnIds.map((id) => [id, ''])) as PageRow['cells']
  const cells = { ...empty, name, platform, findings: String(findings) }
  return { key: name, cells, order: { findings }, area: 'Configuration', state: 'assigned', odd: false, marks: [] }
}
