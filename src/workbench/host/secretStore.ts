import type * as vscode from 'vscode'
import type { SecretStore } from '../../auth/secretStore.ts'

/** VS Code's `SecretStorage` as the sign-in needs it; `owner` keeps the entries of several accounts apart. */
export function secretStore(secrets: vscode.SecretStorage, owner?: string): SecretStore {
  const own = (key: string): string => (owner === undefined ? key : `${owner} ${key}`)
  return {
    get: async (key) => secrets.get(own(key)),
    store: async (key, value) => secrets.store(own(key), value),
    delete: async (key) => secrets.delete(own(key)),
  }
}
