import type * as vscode from 'vscode'
import type { SecretStore } from '../../auth/secretStore.ts'

/** VS Code's `SecretStorage` as the sign-in needs it; `owner` keeps the entries of several accounts apart. */
export function secretStore(secrets: vscode.SecretStorage, owner?: string): SecretStore {
  const prefix = owner === undefined ? '' : `${owner} `
  return {
    get: async (key) => secrets.get(prefix + key),
    store: async (key, value) => secrets.store(prefix + key, value),
    delete: async (key) => secrets.delete(prefix + key),
    keys: async () =>
      (await secrets.keys()).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)),
    onDidChange: (listener) =>
      secrets.onDidChange(({ key }) => {
        if (key.startsWith(prefix)) listener(key.slice(prefix.length))
      }),
  }
}
