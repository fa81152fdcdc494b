import assert from 'node:assert/strict'
import { arranged, isHeading, type Line } from '../../../../../src/workbench/overview/model/arranged.ts'
import type { SortBy } from '../../../../../src/workbench/overview/model/pageMessages.ts'
import { pageRow } from './pageRow.ts'

const byName: SortBy = { column: 'name', descending: false }
const rows = [
  pageRow('Ring 10', { platform: 'Windows', findings: 1 }),
  pageRow('ring 2', { platform: 'Windows' }),
  pageRow('Wi-Fi', { platform: 'iOS', findings: 12 }),
]
const names = (lines: readonly Line[]): string[] =>
  lines.map((line) => (isHeading(line) ? `# ${line.heading} ${line.count}` : line.cells.name))

describe('the lines of the overview', () => {
  it('are sorted as people count, whatever the case', () => {
    assert.deepEqual(names(arranged(rows, undefined, byName, 'none')), ['ring 2', 'Ring 10', 'Wi-Fi'])
  })

  it('are sorted by numbers where a column has them, and by name where those are equal', () => {
    const sort: SortBy = { column: 'findings', descending: true }
    assert.deepEqual(names(arranged(rows, undefined, sort, 'none')), ['Wi-Fi', 'Ring 10', 'ring 2'])
    const same: SortBy = { column: 'platform', descending: true }
    assert.deepEqual(names(arranged(rows, undefined, same, 'none')), ['ring 2', 'Ring 10', 'Wi-Fi'])
  })

  it('stand under headings that count them, and only those that are found', () => {
    const found = new Set(['Ring 10', 'Wi-Fi'])
    assert.deepEqual(names(arranged(rows, found, byName, 'platform')), ['# iOS 1', 'Wi-Fi', '# Windows 1', 'Ring 10'])
  })
})
