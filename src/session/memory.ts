/** What the extension remembers between two starts; `undefined` forgets. Nothing secret and nobody's name goes here. */
export interface Memory {
  get(key: string): unknown
  update(key: string, value: unknown): PromiseLike<void>
}
