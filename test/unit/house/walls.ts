import { posix } from 'node:path'
import { circles } from './circles.ts'
import type { Import } from './readImports.ts'
import { root, type Room } from './rooms.ts'

type Rooms = Readonly<Record<string, Room>>

/** Each break of the house's rule, a line each: `a.ts → b.ts: why`, and circles of files and of rooms. */
export function breaches(imports: readonly Import[], rooms: Rooms): string[] {
  const forbidden = imports.flatMap((one) => {
    const why = refusal(one, rooms)
    return why === undefined ? [] : [`${one.from} → ${one.to}: ${why}`]
  })
  const ours = imports.filter(({ to }) => isFile(to, rooms))
  const ofFiles = circles(ours.map(({ from, to }) => [from, to]))
  const ofRooms = circles(ours.map(({ from, to }) => [roomOf(from), roomOf(to)]))
  return [
    ...forbidden,
    ...ofFiles.map((files) => `files in a circle: ${files.join(', ')}`),
    ...ofRooms.map((names) => `rooms in a circle: ${names.join(', ')}`),
  ]
}

/** What files of a room may import: the rooms that the table names, what comes with them, and the room itself. */
export function allowed(room: string, rooms: Rooms): ReadonlySet<string> {
  const { imports = [], below = [] } = rooms[room] ?? {}
  const found = new Set([room, ...imports.flatMap((name) => roomsNamed(name, rooms))])
  for (const name of below) for (const one of allowed(name, rooms)) found.add(one)
  return found
}

/** A room by its name, or all rooms in the folder of that name; none where the table has neither. */
export function roomsNamed(name: string, rooms: Rooms): string[] {
  if (Object.hasOwn(rooms, name)) return [name]
  return Object.keys(rooms).filter((room) => room.startsWith(`${name}/`))
}

/** A room is a folder; the composition root is a room of its own. */
export function roomOf(file: string): string {
  return file === root ? file : posix.dirname(file)
}

function refusal({ from, to }: Import, rooms: Rooms): string | undefined {
  const [room, other] = [roomOf(from), roomOf(to)]
  if (from === root) return undefined
  if (!Object.hasOwn(rooms, room)) return `${room} is no room`
  if (to === 'vscode') return room.startsWith('workbench/') ? undefined : 'only the workbench knows VS Code'
  if (!isFile(to, rooms) || allowed(room, rooms).has(other)) return undefined
  return Object.hasOwn(rooms, other) ? `${room} may not import ${other}` : `${other} is no room`
}

/** A file of ours, whether its folder is in the table or not; packages have files too (`undici/lib/api/index.js`). */
function isFile(to: string, rooms: Rooms): boolean {
  if (to.startsWith('.') || to.endsWith('.ts')) return true
  const [top] = to.split('/')
  return /\.[a-z]+$/.test(to) && Object.keys(rooms).some((room) => room.split('/')[0] === top)
}
