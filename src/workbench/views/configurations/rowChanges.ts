import * as vscode from 'vscode'
import type { Row } from './row.ts'

/** Milliseconds of rest before changes are told. */
const rest = 50
/** Milliseconds that a change may wait while others follow. */
const longestWait = 250

/**
 * Tells VS Code once of changes that follow each other closely, as the steps of a quick write do. While it reads rows
 * anew it does not know them, and a command on one of them would get none.
 */
export class RowChanges {
  readonly #told = new vscode.EventEmitter<Row[] | undefined>()
  /** The rows to redraw; undefined: all. */
  readonly event = this.#told.event
  readonly #rows = new Set<Row>()
  #all = false
  #since = 0
  #timer: NodeJS.Timeout | undefined

  /** Undefined: all rows. */
  add(row: Row | undefined): void {
    if (row === undefined) this.#all = true
    else this.#rows.add(row)
    const now = performance.now()
    if (this.#timer === undefined) this.#since = now
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#tell(), Math.min(rest, Math.max(0, this.#since + longestWait - now)))
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#told.dispose()
  }

  #tell(): void {
    const rows = this.#all ? undefined : [...this.#rows]
    this.#timer = undefined
    this.#rows.clear()
    this.#all = false
    this.#told.fire(rows)
  }
}
