// Run as a program (`npm run generate`), it writes the table of rooms into the README.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectPaths } from '../../support/projectPaths.ts'
import { rooms } from './rooms.ts'

const readme = join(projectPaths.root, 'README.md')
const [begin, end] = ['<!-- rooms -->', '<!-- /rooms -->']

/** The rooms as the README shows them. */
export function roomTable(): string {
  const rows = Object.entries(rooms).map(([room, { holds, imports, below = [] }]) => {
    const all = [...below.map((name) => `\`${name}\` and below`), ...imports.map((name) => `\`${name}\``)]
    return `| \`${room}\` | ${holds} | ${all.join(', ') || 'nothing of ours'} |`
  })
  return ['| room | holds | may import |', '|---|---|---|', ...rows].join('\n')
}

/** What stands between the README's marks. */
export function shownTable(): string {
  const text = readFileSync(readme, 'utf8')
  return text.slice(text.indexOf(begin) + begin.length, text.indexOf(end)).trim()
}

if (import.meta.main) {
  const text = readFileSync(readme, 'utf8')
  const parts = [text.slice(0, text.indexOf(begin) + begin.length), roomTable(), text.slice(text.indexOf(end))]
  writeFileSync(readme, parts.join('\n\n'))
}
