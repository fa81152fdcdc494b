import * as vscode from 'vscode'

/** A group, a user or a device that somebody looked for; of a device the id that Intune or Entra has for it. */
export interface Found {
  readonly of: 'group' | 'user' | 'device'
  readonly id: string
  readonly name: string
}

/** What stands on top of the Groups view until it is removed: what the user looked for there, the last one first. */
export class FoundSubjects {
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChange = this.#changed.event
  #all: readonly Found[] = []

  get all(): readonly Found[] {
    return this.#all
  }

  add(found: Found): void {
    this.#all = [found, ...this.#all.filter((one) => !isSame(one, found))]
    this.#changed.fire()
  }

  remove(found: Pick<Found, 'of' | 'id'>): void {
    this.#all = this.#all.filter((one) => !isSame(one, found))
    this.#changed.fire()
  }

  clear(): void {
    this.#all = []
    this.#changed.fire()
  }

  has(found: Pick<Found, 'of' | 'id'>): boolean {
    return this.#all.some((one) => isSame(one, found))
  }

  dispose(): void {
    this.#changed.dispose()
  }
}

function isSame(a: Pick<Found, 'of' | 'id'>, b: Pick<Found, 'of' | 'id'>): boolean {
  return a.of === b.of && a.id.toLowerCase() === b.id.toLowerCase()
}
