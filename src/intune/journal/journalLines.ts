import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { isErrorCode } from '../../base/isErrorCode.ts'
import { type JournalRecord, recordOf } from './journalRecord.ts'

export interface JournalLine {
  readonly line: string
  /** Undefined for a damaged line. */
  readonly record: JournalRecord | 'ignored' | undefined
}

// Windows makes no links for those who may not, and has no such flag.
const reading = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)

/** Line by line, so that memory does not grow with the file. A file that is not there, or is only a link, has none. */
export async function* readLines(path: string): AsyncIterable<JournalLine> {
  let handle
  try {
    handle = await open(path, reading)
  } catch (error) {
    if (isErrorCode(error, 'ENOENT') || isErrorCode(error, 'ELOOP')) return
    throw error
  }
  try {
    for await (const line of handle.readLines({ encoding: 'utf8', autoClose: false })) {
      if (line !== '') yield { line, record: recordOf(line) }
    }
  } finally {
    await handle.close()
  }
}

/** Takes the damaged lines out of a file that nobody writes to, after `setAside` has them; how many they were. */
export async function repairFile(path: string, setAside: (lines: readonly string[]) => Promise<void>): Promise<number> {
  const bad: string[] = []
  for await (const { line, record } of readLines(path)) if (record === undefined) bad.push(line)
  if (bad.length === 0) return 0
  await setAside(bad)
  // A name that nobody can have put a link at.
  const copyPath = `${path}.${randomBytes(8).toString('hex')}.tmp`
  const copy = await open(copyPath, 'wx', 0o600)
  try {
    for await (const { line, record } of readLines(path)) if (record !== undefined) await copy.appendFile(`${line}\n`)
    await copy.datasync()
    await copy.close()
    await rename(copyPath, path)
  } catch (error) {
    await copy.close().catch(() => undefined)
    await rm(copyPath, { force: true })
    throw error
  }
  return bad.length
}
