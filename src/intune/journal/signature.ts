import { createHmac, timingSafeEqual } from 'node:crypto'
import { asJson, isJson, textOf } from '../../base/json.ts'

/** The key with which the records are signed: kept where nobody who can write files can read it. */
export type JournalKey = () => Promise<Buffer>

/** Whether this extension wrote a record as it is; `unsigned` are those of version 0.1.0. */
export type Signature = 'valid' | 'unsigned' | 'wrong'

/** The line of a record, with its signature. */
export function signedLine(record: object, key: Buffer): string {
  return `${JSON.stringify({ ...record, mac: macOf(JSON.stringify(record), key) })}\n`
}

/** What of a line's signature is true. */
export function signatureOf(line: string, key: Buffer): Signature {
  const json: unknown = parsed(line)
  const mac = isJson(json) ? textOf(json, 'mac') : undefined
  if (mac === undefined) return 'unsigned'
  const { mac: _, ...record } = asJson(json)
  const own = Buffer.from(macOf(JSON.stringify(record), key))
  const theirs = Buffer.from(mac)
  return own.length === theirs.length && timingSafeEqual(own, theirs) ? 'valid' : 'wrong'
}

function macOf(text: string, key: Buffer): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
