import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { SecretStore } from '../auth/secretStore.ts'
import { isJson, type Json, parsedJson } from '../base/json.ts'

const algorithm = 'aes-256-gcm'
const [nonceLength, tagLength] = [12, 16]
/** What an account's id is made of: it names a file. */
const safe = /^[\w-]{1,100}$/

/** The last state of each account's tenant on the disk, encrypted with a key that is in the secret storage alone. */
export class SnapshotStore {
  readonly #folder: string
  readonly #secrets: SecretStore

  constructor(folder: string, secrets: SecretStore) {
    this.#folder = folder
    this.#secrets = secrets
  }

  /** Throws what the file system and the secret storage do. */
  async save(account: string, snapshot: Json): Promise<void> {
    const file = this.#file(account)
    const key = (await this.#key(account)) ?? randomBytes(32)
    await this.#secrets.store(keyName(account), key.toString('base64'))
    const nonce = randomBytes(nonceLength)
    const cipher = createCipheriv(algorithm, key, nonce)
    const text = await promisify(gzip)(JSON.stringify(snapshot))
    const bytes = Buffer.concat([cipher.update(text), cipher.final()])
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    // A window that closes in the middle leaves the one of before.
    await writeFile(`${file}.new`, Buffer.concat([nonce, cipher.getAuthTag(), bytes]), { mode: 0o600 })
    await rename(`${file}.new`, file)
  }

  /** Undefined where there is none, or none that this key opens. */
  async load(account: string): Promise<Json | undefined> {
    const key = await this.#key(account)
    if (key === undefined) return undefined
    try {
      const bytes = await readFile(this.#file(account))
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceLength))
      decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
      const text = Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()])
      const json = parsedJson((await promisify(gunzip)(text)).toString())
      return isJson(json) ? json : undefined
    } catch {
      // It only spares a wait: whatever is wrong with it, the tenant is read anyway.
      return undefined
    }
  }

  /** Forgets those of all accounts but these. */
  async keepOnly(accounts: readonly string[]): Promise<void> {
    const kept = new Set(accounts.map((id) => `${id}.snapshot`))
    const files = await readdir(this.#folder).catch(() => [])
    for (const name of files) {
      if (kept.has(name)) continue
      await rm(join(this.#folder, name), { force: true })
      await this.#secrets.delete(keyName(name.replace(/\.snapshot.*$/, '')))
    }
  }

  async #key(account: string): Promise<Buffer | undefined> {
    const stored = await this.#secrets.get(keyName(account))
    return stored === undefined ? undefined : Buffer.from(stored, 'base64')
  }

  #file(account: string): string {
    if (!safe.test(account)) throw new RangeError('an account id that names no file')
    return join(this.#folder, `${account}.snapshot`)
  }
}

function keyName(account: string): string {
  return `snapshot ${account}`
}
