import assert from 'node:assert/strict'
import type { Report } from '../../../../src/intune/reports/report.ts'
import { formatted } from '../../../../src/intune/reports/reportFormats.ts'

const nasty = [
  '=HYPERLINK("http://x")',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  ' =1',
  '<script>x</script>',
  '[a](command:x)',
  'a|b',
  'two\nlines',
  '"quoted"',
]
const report: Report = {
  title: 'Ring <b>',
  about: [['Tenant', 'Contoso']],
  unread: ['Apps: no'],
  unreadTitle: 'Could not be read',
  columns: ['Name', 'Id'],
  rows: nasty.map((name, index) => [name, String(index)]),
}

describe('a report', () => {
  it('has no cell in CSV that a spreadsheet takes for a formula', () => {
    const [header, ...lines] = formatted(report, 'csv').split('\r\n')
    assert.equal(header, '"Name","Id"')
    for (const line of lines.slice(0, nasty.length)) assert.doesNotMatch(line, /^"\s*[=+\-@]/)
    assert.ok(lines.includes('"Could not be read","Apps: no"'))
  })

  it('has all names in JSON as they are', () => {
    const { rows, unread } = JSON.parse(formatted(report, 'json')) as { rows: { Name: string }[]; unread: string[] }
    assert.deepEqual(
      rows.map(({ Name }) => Name),
      nasty,
    )
    assert.deepEqual(unread, ['Apps: no'])
  })

  it('has no markup in Markdown and HTML that a name made', () => {
    const markdown = formatted(report, 'markdown')
    assert.doesNotMatch(markdown, /(?<!\\)[<[]/)
    assert.equal(markdown.split('\n').filter((line) => line.startsWith('| ')).length, nasty.length + 1)
    const html = formatted(report, 'html')
    assert.doesNotMatch(html, /<script|<b>/)
    assert.match(html, /default-src 'none'/)
  })
})
