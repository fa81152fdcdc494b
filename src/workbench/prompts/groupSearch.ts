import * as vscode from 'vscode'
import { toError } from '../../base/toError.ts'
import { guidsOf } from '../../intune/model/target.ts'
import { isCancelled } from '../../session/isCancelled.ts'
import { describeError } from '../messages/describeError.ts'
import { withoutIcons } from '../messages/withoutIcons.ts'
import { findGroups, type FoundGroups, type GroupSource } from './findGroups.ts'
import type { GroupItem } from './groupItem.ts'

/** Milliseconds without a key before the service is asked. */
const pause = 250

/** Searches for groups while the user types into a quick pick. `show` puts rows on the screen, in place of those there. */
export class GroupSearch {
  readonly #pick: vscode.QuickPick<GroupItem>
  readonly #source: GroupSource
  readonly #show: (found: FoundGroups) => void
  #controller = new AbortController()
  #timer: NodeJS.Timeout | undefined
  /** Resolves when the results for the current text are shown; undefined: they are shown. */
  #shown: Promise<void> | undefined

  constructor(pick: vscode.QuickPick<GroupItem>, source: GroupSource, show: (found: FoundGroups) => void) {
    this.#pick = pick
    this.#source = source
    this.#show = show
    pick.onDidChangeValue((text) => this.#restart(text.trim(), guidsOf(text) ? 0 : pause))
    this.#restart(pick.value.trim(), 0)
  }

  /**
   * The row that Enter means. Before the answer to what was typed is there, it waits for it, and there has to be no doubt
   * about the group.
   */
  async meant(): Promise<GroupItem | undefined> {
    // Enter while the rows are being replaced selects none of them; the active one is meant.
    const { selectedItems, activeItems, canSelectMany } = this.#pick
    if (this.#shown === undefined) return (canSelectMany ? undefined : selectedItems[0]) ?? activeItems[0]
    // Typing more starts another search.
    while (this.#shown !== undefined) await this.#shown
    const typed = this.#pick.value.trim()
    const rows = this.#pick.items.filter(({ group }) => group !== undefined)
    const named = rows.filter(({ label }) => label === withoutIcons(typed))
    const found = named.length > 0 ? named : rows
    return found.length === 1 ? found[0] : undefined
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#controller.abort()
  }

  #restart(text: string, delay: number): void {
    this.dispose()
    this.#controller = new AbortController()
    const { signal } = this.#controller
    this.#pick.busy = true
    // What was found for another text must not be taken for this one by a quick Enter.
    const typed = text.toLocaleLowerCase()
    const left = ({ label, group }: GroupItem): boolean =>
      group !== undefined && label.toLocaleLowerCase().includes(typed)
    this.#show({ items: this.#pick.items.filter(left), old: true })
    const { promise, resolve } = Promise.withResolvers<void>()
    signal.addEventListener('abort', () => resolve(), { once: true })
    const mine = promise.then(() => {
      if (this.#shown === mine) this.#shown = undefined
    })
    this.#shown = mine
    this.#timer = setTimeout(() => void this.#search(text, signal, resolve), delay)
  }

  async #search(text: string, signal: AbortSignal, shown: () => void): Promise<void> {
    try {
      const found = await findGroups(this.#source, text, signal)
      if (signal.aborted) return
      this.#show(found)
      shown()
      await found.count?.((items) => {
        if (!signal.aborted) this.#show({ items })
      })
    } catch (error) {
      if (signal.aborted || isCancelled(error)) return
      const { message } = describeError(toError(error))
      const label = vscode.l10n.t('Could not search for groups')
      this.#show({ items: [{ label, detail: message, alwaysShow: true }] })
    } finally {
      shown()
      if (!signal.aborted) this.#pick.busy = false
    }
  }
}
