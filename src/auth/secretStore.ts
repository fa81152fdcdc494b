/** Where secrets outlive the process. VS Code's `SecretStorage` fits it. */
export interface SecretStore {
  get(key: string): PromiseLike<string | undefined>
  store(key: string, value: string): PromiseLike<void>
  delete(key: string): PromiseLike<void>
  /** Of everything that is stored. */
  keys(): PromiseLike<readonly string[]>
  /** Hears of each key that was stored or deleted, here or in another window. */
  onDidChange(listener: (key: string) => void): { dispose(): void }
}
