import { randomBytes } from 'node:crypto'
import type { SecretStore } from '../auth/secretStore.ts'
import type { JournalKey } from '../intune/journal/signature.ts'

const name = 'journalKey'

/** The key of this installation, with which the records of its journals are signed; made at its first use. */
export function journalKey(secrets: SecretStore): JournalKey {
  let reading: Promise<Buffer> | undefined
  return () => {
    reading ??= keyIn(secrets).catch((error: unknown) => {
      reading = undefined
      throw error
    })
    return reading
  }
}

async function keyIn(secrets: SecretStore): Promise<Buffer> {
  if ((await secrets.get(name)) === undefined) await secrets.store(name, randomBytes(32).toString('base64'))
  // Another window may have made one at the same time: what is stored now is everybody's.
  const stored = await secrets.get(name)
  if (stored === undefined) throw new Error('the key of the journal could not be stored')
  return Buffer.from(stored, 'base64')
}
