import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourceFiles } from './readImports.ts'

export interface FileSize {
  readonly file: string
  readonly lines: number
}

/** Lines of every TypeScript file below a folder, smallest first. */
export function fileSizes(folder: string): FileSize[] {
  return sourceFiles(folder)
    .map((file) => ({ file, lines: readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').length }))
    .toSorted((a, b) => a.lines - b.lines)
}
