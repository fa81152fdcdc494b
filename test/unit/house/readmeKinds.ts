// Run as a program (`npm run generate`), it writes the table of kinds into the README.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { areas } from '../../../src/intune/kinds/areas.ts'
import type { Kind } from '../../../src/intune/kinds/kind.ts'
import { kindTable } from '../../../src/intune/kinds/kindTable.ts'
import { projectPaths } from '../../support/projectPaths.ts'

const readme = join(projectPaths.root, 'README.md')
const [begin, end] = ['<!-- kinds -->', '<!-- /kinds -->']

/** What is read and written, as the README shows it: a row for each kind. */
export function kindsTable(): string {
  const rows = kindTable.map((kind) => {
    const area = areas.find(({ id }) => id === kind.area)?.title ?? ''
    const cells = [
      kind.title,
      `\`${kind.id}\``,
      area,
      readOf(kind),
      writtenOf(kind),
      specialOf(kind),
      `\`${kind.scopes.read[0]}\``,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| kind | id | area | assignments are read | and written | does not take | permission to read |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

function readOf({ expandOnList, assignments }: Kind): string {
  if (expandOnList) return 'with the list'
  return assignments === 'route' ? 'in batches' : 'one by one, expanded'
}

function writtenOf({ write, documentedCall }: Kind): string {
  switch (write.by) {
    case 'set':
      return documentedCall ? 'group by group, or as a set' : 'as a set'
    case 'items':
      return 'one by one'
    case 'none':
      return 'never'
  }
}

/** By the kind; some sorts in it take less. */
function specialOf({ takes }: Kind): string {
  const not = [
    takes.exclusions ? '' : 'exclusions',
    takes.allUsers === false ? 'All users' : '',
    takes.allDevices ? '' : 'All devices',
    takes.filters === 'none' ? 'filters' : '',
  ]
  return not.filter((one) => one !== '').join(', ')
}

/** What stands between the README's marks. */
export function shownKinds(): string {
  const text = readFileSync(readme, 'utf8')
  return text.slice(text.indexOf(begin) + begin.length, text.indexOf(end)).trim()
}

if (import.meta.main) {
  const text = readFileSync(readme, 'utf8')
  const parts = [text.slice(0, text.indexOf(begin) + begin.length), kindsTable(), text.slice(text.indexOf(end))]
  writeFileSync(readme, parts.join('\n\n'))
}
