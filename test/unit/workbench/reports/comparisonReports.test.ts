import assert from 'node:assert/strict'
import '../../../support/fakeVscode.ts'
import { compareDocuments } from '../../../../src/intune/comparison/compareDocuments.ts'
import type { Report } from '../../../../src/intune/reports/report.ts'
import { formatted } from '../../../../src/intune/reports/reportFormats.ts'
import { compareMove, compareSubjects } from '../../../../src/operations/compareSubjects.ts'
import { exportAssignments } from '../../../../src/operations/exportAssignments.ts'
import { nastyNames } from '../../../support/nastyNames.ts'
import { idOf } from '../../intune/applying/administrator.ts'
import { openTenant, type TenantWindow } from '../../operations/tenantWindow.ts'

// Each of these imports `vscode`, so it is loaded after the fake one is there.
const { documentsReport } = await import('../../../../src/workbench/reports/documentComparisonReport.ts')
const { moveReport, subjectsReport } = await import('../../../../src/workbench/reports/subjectComparisonReport.ts')

describe('a comparison as a report', () => {
  let window: TenantWindow
  beforeEach(async () => {
    window = await openTenant()
  })
  afterEach(() => window.close())
  const group = (name: string): string => idOf(window.service.groups(), name)
  const rowOf = ({ rows }: Report, name: string): readonly string[] => rows.find(([first]) => first === name) ?? []
  const state = async () => (await exportAssignments(window.connection, undefined, () => 'internal')).document

  it('of two groups says on each side what decided, in a sentence', async () => {
    const sides = ['SG-Sales-Americas', 'SG-Sales-EMEA'].map((name) => ({ of: 'group' as const, id: group(name) }))
    const [left, right] = sides
    assert.ok(left && right)
    const report = subjectsReport(await compareSubjects(window.connection, left, right), window.connection)
    assert.equal(report.title, 'SG-Sales-Americas and SG-Sales-EMEA')
    assert.deepEqual(rowOf(report, 'Zoom').slice(2, 5), [
      'Only SG-Sales-EMEA gets it',
      'Excluded · SG-Sales-Americas, which is excluded.',
      'Gets · Available · SG-Sales-EMEA is in SG-Sales, which is included.',
    ])
    const about = new Map(report.about)
    for (const name of ['Tenant', 'Account', 'Part', 'Read', 'Computed', 'Different', 'The same'])
      assert.ok(about.get(name), name)
  })

  it('of two groups of one name tells them apart by their ids', async () => {
    const ids = window.service.groups().flatMap((one) => (one['displayName'] === 'Helpdesk' ? [String(one['id'])] : []))
    const [left = '', right = ''] = ids
    const comparison = await compareSubjects(window.connection, { of: 'group', id: left }, { of: 'group', id: right })
    const { columns } = subjectsReport(comparison, window.connection)
    assert.deepEqual(columns.slice(3, 5), [`Helpdesk (${left})`, `Helpdesk (${right})`])
  })

  it('of a move says what may stay on the device', async () => {
    const names = { from: 'SG-Sales-Americas', to: 'SG-Engineering' }
    const ids = { from: group(names.from), to: group(names.to) }
    const comparison = await compareMove(window.connection, 'carlos.silva@contoso.com', ids)
    const report = moveReport(comparison, names, window.connection)
    assert.equal(report.title, 'Carlos Silva from SG-Sales-Americas to SG-Engineering')
    assert.ok(report.about.some(([, text]) => /may stay on the device/.test(text)))
    assert.equal(rowOf(report, 'Visual Studio Code')[2], 'Gained')
    assert.equal(rowOf(report, 'Field service (iOS)')[2], 'Lost')
  })

  it('of now with an export has a row for each assignment that differs', async () => {
    const then = await state()
    const id = idOf(window.service.configurations(), 'FileVault')
    window.service.edit(id, [
      { target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: group('SG-HR') } },
    ])
    await window.ada.tenant.load()
    const now = await state()
    const comparison = compareDocuments(then, now, 'ids')
    const report = documentsReport({ title: 'then', document: then }, { title: 'now', document: now }, comparison, [])
    assert.deepEqual(
      report.rows.map((row) => row.slice(0, 5)),
      [
        ['FileVault', 'Endpoint protection', 'Only in then', 'All devices · Included · filter: Apple silicon', ''],
        ['FileVault', 'Endpoint protection', 'Only in now', '', 'SG-HR · Included'],
      ],
    )
    assert.match(report.about[0]?.[1] ?? '', /^Contoso, contoso, .*ada@contoso.com, what this account may see$/)
  })

  it('has no name that acts, in any format', async () => {
    const document = await state()
    const [first] = document.configurations
    assert.ok(first)
    for (const { name, tries } of nastyNames) {
      const other = {
        ...document,
        tenant: { id: 'other', name },
        configurations: [{ ...first, name, assignments: [] }],
      }
      const left = { title: name, document: other }
      const right = { title: 'now', document: { ...document, configurations: [] } }
      const report = documentsReport(left, right, compareDocuments(other, right.document, 'ids'), [])
      for (const line of formatted(report, 'csv').split('\r\n'))
        for (const cell of line.split('","')) assert.doesNotMatch(cell, /^"?\s*[=+\-@]/, tries)
      assert.doesNotMatch(formatted(report, 'markdown'), /(?<!\\)\]\(|(?<!\\)<(img|a) /, tries)
      assert.doesNotMatch(formatted(report, 'html'), /<(img|a|script)\b/, tries)
    }
  })
})
