import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { asJson, isJson, textOf } from '../../base/json.ts'

/** The key with which the records are signed: kept where nobody who can write files can read it. */
export type JournalKey = () => Promise<Buffer>

/**
 * Whether this extension wrote a record as it is. `unsigned` are those of version 0.1.0. `keyGone`: it names another key
 * than the one that is there, as after the secret storage lost that; whoever writes files can write one as well, so that it
 * vouches for no more than `unsigned` does.
 */
export type Signature = 'valid' | 'unsigned' | 'keyGone' | 'wrong'

/** What names a key without telling it. */
export function keyId(key: Buffer): string {
  return createHash('sha256').update('journal key id').update(key).digest('base64url').slice(0, 12)
}

/** The line of a record, with the id of the key and its signature. */
export function signedLine(record: object, key: Buffer): string {
  const named = { ...record, key: keyId(key) }
  return `${JSON.stringify({ ...named, mac: macOf(JSON.stringify(named), key) })}\n`
}

/** What of a line's signature is true. */
export function signatureOf(line: string, key: Buffer): Signature {
  const json: unknown = parsed(line)
  const mac = isJson(json) ? textOf(json, 'mac') : undefined
  if (mac === undefined) return 'unsigned'
  const { mac: _, ...record } = asJson(json)
  const own = Buffer.from(macOf(JSON.stringify(record), key))
  const theirs = Buffer.from(mac)
  if (own.length === theirs.length && timingSafeEqual(own, theirs)) return 'valid'
  // A record that names no key may be of this one.
  return isOfAnotherKey(record, keyId(key)) ? 'keyGone' : 'wrong'
}

/** Whether a record says that another key than this one signed it. */
export function isOfAnotherKey(record: object, id: string): boolean {
  const named = textOf(asJson(record), 'key')
  return named !== undefined && named !== id
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
