import type { Report } from './report.ts'

export const reportFormats = ['csv', 'json', 'markdown', 'html'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** The report as text. Names from the tenant are text in every format: no formula, no markup, no link. */
export function formatted(report: Report, format: ReportFormat): string {
  switch (format) {
    case 'csv':
      return csv(report)
    case 'json':
      return json(report)
    case 'markdown':
      return markdown(report)
    case 'html':
      return html(report)
  }
}

/** What is said about the table stands below it, so that the first line names the columns. */
function csv({ columns, rows, about, unread, unreadTitle }: Report): string {
  const notes = [...about.map(([name, value]) => [name, value]), ...unread.map((one) => [unreadTitle, one])]
  return [columns, ...rows, [], ...notes].map((row) => row.map(csvCell).join(',')).join('\r\n') + '\r\n'
}

/** A cell that begins like a formula is one to a spreadsheet, in quotes too: an apostrophe makes it text. */
function csvCell(text: string): string {
  const safe = /^[\s]*[=+\-@|%]/.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

function json({ title, about, unread, columns, rows }: Report): string {
  const names = columns.map((column, index) =>
    columns.indexOf(column) === index ? column : `${column} (${index + 1})`,
  )
  const objects = rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])))
  return `${JSON.stringify({ title, about: Object.fromEntries(about), unread, rows: objects }, undefined, 2)}\n`
}

const markdownSigns = /[\\`*{}[\]<>#|$~@_&]|^[-+](?= )|:(?=\/\/)/g

function markdown({ title, about, unread, unreadTitle, columns, rows }: Report): string {
  const text = (one: string): string => oneLine(one).replace(markdownSigns, '\\$&')
  const row = (cells: readonly string[]): string => `| ${cells.map(text).join(' | ')} |`
  return [
    `# ${text(title)}`,
    '',
    ...about.map(([name, value]) => `${text(name)}: ${text(value)}  `),
    '',
    row(columns),
    `|${columns.map(() => '---').join('|')}|`,
    ...rows.map(row),
    ...(unread.length === 0 ? [] : ['', `## ${text(unreadTitle)}`, '', ...unread.map((one) => `- ${text(one)}`)]),
    '',
  ].join('\n')
}

function html({ title, about, unread, unreadTitle, columns, rows }: Report): string {
  const cells = (of: readonly string[], tag: 'td' | 'th'): string =>
    of.map((one) => `<${tag}>${escaped(one)}</${tag}>`).join('')
  return [
    '<!doctype html>',
    '<html>',
    `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(title)}</title>`,
    '<style>body{font-family:sans-serif}table{border-collapse:collapse}td,th{border:1px solid #888;padding:2px 6px;text-align:left}</style></head>',
    '<body>',
    `<h1>${escaped(title)}</h1>`,
    ...about.map(([name, value]) => `<p>${escaped(name)}: ${escaped(value)}</p>`),
    `<table><thead><tr>${cells(columns, 'th')}</tr></thead><tbody>`,
    ...rows.map((row) => `<tr>${cells(row, 'td')}</tr>`),
    '</tbody></table>',
    ...(unread.length === 0
      ? []
      : [`<h2>${escaped(unreadTitle)}</h2>`, '<ul>', ...unread.map((one) => `<li>${escaped(one)}</li>`), '</ul>']),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return oneLine(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ')
}
