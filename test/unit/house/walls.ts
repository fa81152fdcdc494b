import { dirname } from 'node:path/posix'
import { circles, type SourceFile } from './imports.ts'
import type { Room } from './rooms.ts'

/** The room of a file: the longest folder that the table names; undefined: a folder that it does not name. */
export function roomOf(path: string, rooms: Readonly<Record<string, Room>>): string | undefined {
  for (let folder = dirname(path).replace(/^src\/?/, ''); folder !== '' && folder !== '.'; folder = dirname(folder)) {
    if (Object.hasOwn(rooms, folder)) return folder
  }
  return undefined
}

/** Each break of the house's rule, a sentence each. */
export function breaches(
  files: readonly SourceFile[],
  rooms: Readonly<Record<string, Room>>,
  root: string,
): readonly string[] {
  const found: string[] = []
  const between = new Map<string, Set<string>>()
  for (const { path, imports } of files) {
    if (path === root) continue
    const room = roomOf(path, rooms)
    if (room === undefined) {
      found.push(`${path} is in no room`)
      continue
    }
    if (imports.includes('vscode') && !room.startsWith('workbench')) found.push(`${path} imports vscode`)
    for (const one of imports.filter((name) => name.startsWith('src/'))) {
      const other = roomOf(one, rooms)
      if (other === room) continue
      if (other === undefined || rooms[room]?.imports.includes(other) !== true) found.push(`${path} imports ${one}`)
      else between.set(room, (between.get(room) ?? new Set()).add(other))
    }
  }
  const all = new Map(Object.keys(rooms).map((room) => [room, between.get(room) ?? new Set<string>()]))
  for (const circle of circles(all)) found.push(`rooms in a circle: ${circle.join(', ')}`)
  for (const circle of circles(new Map(files.map(({ path, imports }) => [path, imports])))) {
    found.push(`files in a circle: ${circle.join(', ')}`)
  }
  return found
}
