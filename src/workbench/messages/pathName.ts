import { plainLine } from './plainLine.ts'

/** A name as the last part of a path: on one line, and no folder is made by it. */
export function pathName(name: string): string {
  return plainLine(name).replaceAll(/[/\\]/g, '-')
}
