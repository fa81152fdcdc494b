import type { Locator, Page } from 'playwright-core'

/** The box at the top of the window: command palette, pick lists, input boxes. */
export class QuickInput {
  readonly box: Locator
  readonly title: Locator
  /** The line under the input of an input box: prompt, or what is wrong with the input. */
  readonly message: Locator
  /** Every row of a pick list that is scrolled into view. */
  readonly rows: Locator
  private readonly input: Locator

  constructor(page: Page) {
    this.box = page.locator('.quick-input-widget')
    this.title = this.box.locator('.quick-input-title')
    this.message = this.box.locator('.quick-input-message')
    this.rows = this.box.locator('.quick-input-list .monaco-list-row')
    this.input = this.box.locator('.quick-input-filter input')
  }

  /** The row with exactly this label. */
  row(label: string): Locator {
    return this.rows.filter({ has: this.box.page().locator('.label-name').getByText(label, { exact: true }) })
  }

  /** The row with exactly this label, while Enter would take it. */
  focused(label: string): Locator {
    return this.row(label).and(this.box.page().locator('.focused'))
  }

  /** The row with exactly this label, while it is ticked. */
  ticked(label: string): Locator {
    return this.row(label).filter({ has: this.box.page().getByRole('checkbox', { checked: true }) })
  }

  /** The row with exactly this label, while it can be ticked and is not. */
  unticked(label: string): Locator {
    return this.row(label).filter({ has: this.box.page().getByRole('checkbox', { checked: false }) })
  }

  /** What is in the input now. */
  value(): Promise<string> {
    return this.input.inputValue()
  }

  /** Puts text in the input, in place of what was there. */
  async type(text: string): Promise<void> {
    await this.input.fill(text)
    // A box that was still being set up may have taken the text away again.
    if ((await this.value()) !== text) await this.input.fill(text)
  }

  /** Picks the first row with this label, and with it the whole list. */
  async pick(label: string): Promise<void> {
    const row = this.row(label).first()
    await row.waitFor()
    for (let tries = 0; !(await isFocused(row)); tries++) {
      if (tries > 100) throw new Error(`"${label}" can't be reached with the arrow keys`)
      await this.input.press('ArrowDown')
    }
    await this.take(row)
  }

  /**
   * Presses Enter on the row that has the cursor. A list that is still being searched may not take it, and nothing on the
   * screen tells when it would, so Enter is pressed again while the row stays.
   */
  async take(row: Locator): Promise<void> {
    for (let tries = 0; tries < 5; tries++) {
      await this.input.press('Enter')
      const gone = row.waitFor({ state: 'hidden', timeout: 2_000 }).then(() => true)
      if (await gone.catch(() => false)) return
    }
    throw new Error('Enter was not taken')
  }

  /** Ticks the rows with these labels, in a list where several can be chosen. */
  async tick(...labels: readonly string[]): Promise<void> {
    for (const label of labels) await this.row(label).first().getByRole('checkbox').click()
  }

  /** Takes what is typed or ticked. */
  async accept(): Promise<void> {
    await this.input.press('Enter')
  }

  /** Leaves without an answer. */
  async escape(): Promise<void> {
    await this.input.press('Escape')
    await this.box.waitFor({ state: 'hidden' })
  }

  async back(): Promise<void> {
    await this.box.getByRole('button', { name: 'Back' }).click()
  }

  /** Waits until this step's title is there, so that the next input goes to it. */
  async step(title: string | RegExp): Promise<void> {
    await this.title.getByText(title).waitFor()
  }
}

function isFocused(row: Locator): Promise<boolean> {
  return row.evaluate((element) => element.classList.contains('focused'))
}
