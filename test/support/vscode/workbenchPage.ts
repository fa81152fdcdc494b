import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core'
import { projectPaths } from '../projectPaths.ts'
import { QuickInput } from './quickInput.ts'
import { themes } from './theme.ts'
import type { Theme } from './theme.ts'

/** What the page has, and the types of the tests have not. */
interface PageGlobals {
  readonly MutationObserver: new (changed: () => void) => {
    observe(element: unknown, what: Readonly<Record<string, true>>): void
  }
}

/** Runs in the page: waits until an element has not changed for a second. From the first call on, changes are kept track of. */
async function untilAtRest(element: { changedAt?: number }): Promise<void> {
  const { MutationObserver } = globalThis as unknown as PageGlobals
  if (element.changedAt === undefined) {
    element.changedAt = performance.now()
    const observer = new MutationObserver(() => {
      element.changedAt = performance.now()
    })
    observer.observe(element, { subtree: true, childList: true, attributes: true, characterData: true })
  }
  const left = () => (element.changedAt ?? 0) + 1_000 - performance.now()
  while (left() > 0) await new Promise((resolve) => setTimeout(resolve, left()))
}

/** A window of VS Code as a person uses it: what is on it is found by its words and roles. */
export class WorkbenchPage {
  /** For what has no method here: the keyboard above all. */
  readonly page: Page
  readonly quickInput: QuickInput
  /** The side bar with the view's header, message, welcome text and tree. */
  readonly sideBar: Locator
  readonly tree: Locator
  /** The rows of the Changes view. */
  readonly changes: Locator
  readonly statusBar: Locator
  /** A modal question. */
  readonly dialog: Locator
  readonly notifications: Locator

  constructor(page: Page) {
    this.page = page
    this.quickInput = new QuickInput(page)
    this.sideBar = page.locator('.part.sidebar')
    this.tree = this.sideBar.getByRole('tree', { name: 'Configurations' })
    this.changes = this.sideBar.getByRole('tree', { name: 'Changes' })
    this.statusBar = page.locator('.part.statusbar')
    this.dialog = page.locator('.monaco-dialog-box')
    this.notifications = page.locator('.notifications-toasts .notification-toast')
  }

  /** Opens an empty window in a page of its own. The context holds the secrets, so a second window of it knows them. */
  static async open(context: BrowserContext, address: string): Promise<WorkbenchPage> {
    const workbench = new WorkbenchPage(await context.newPage())
    await workbench.page.goto(`${address}/?ew=true`)
    await workbench.ready()
    return workbench
  }

  /** Loads the window anew, as "Developer: Reload Window" does. */
  async reload(): Promise<void> {
    // The command writes everything that is to be kept, which a browser's own reload does not wait for.
    const loaded = this.page.waitForEvent('load')
    await this.runCommand('Developer: Reload Window')
    await loaded
    await this.ready()
  }

  async openIntune(): Promise<void> {
    const tab = this.page.getByRole('tab', { name: /^Intune/ })
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.locator('a').first().click()
    await this.sideBar
      .getByText(/^(Intune: )?Configurations$/)
      .first()
      .waitFor()
  }

  /** Rows with exactly this label that are scrolled into view; see {@link reveal}. */
  row(label: string): Locator {
    const name = this.page.locator('.label-name').getByText(label, { exact: true })
    return this.tree.getByRole('treeitem').filter({ has: name })
  }

  /** The rows with this label that say that there is a warning, by a sign and to screen readers. */
  warned(label: string): Locator {
    return this.row(label).and(this.page.locator('[aria-label*=", warning,"]'))
  }

  /**
   * Waits until the rows have not changed for longer than VS Code gathers changes (0.2 s): while it reads rows anew, the
   * menu of a row acts on nothing.
   */
  async atRest(): Promise<void> {
    await this.sideBar.evaluate(untilAtRest)
  }

  /** Scrolls down from the top until a row with this label is there: rows come as they are read, so it looks for a while. */
  async reveal(label: string): Promise<Locator> {
    const row = this.row(label)
    await this.tree.getByRole('treeitem').first().waitFor()
    for (const started = performance.now(); !(await this.isBelow(row)); await this.atRest()) {
      if (performance.now() - started > 30_000) throw new Error(`No row "${label}"`)
    }
    return row.first()
  }

  /** Whether a row is in the tree as it is now. It is scrolled into view. */
  private async isBelow(row: Locator): Promise<boolean> {
    await this.tree.focus()
    await this.page.keyboard.press('Home')
    await this.tree.locator('.monaco-list-row.focused[data-index="0"]').waitFor()
    while ((await row.count()) === 0) {
      const before = await this.focusedRow.getAttribute('data-index')
      if ((await this.focusedRow.getAttribute('data-last-element')) === 'true') return false
      await this.page.keyboard.press('PageDown')
      await this.tree.locator(`.monaco-list-row.focused:not([data-index="${before}"])`).waitFor()
    }
    return true
  }

  /** Opens a row, once it has something below it. A row that is being read anew may not take the click, or close again. */
  async expand(row: Locator): Promise<void> {
    const open = row.and(this.page.locator('[aria-expanded="true"]'))
    await row.and(this.page.locator('[aria-expanded]')).waitFor()
    for (let tries = 0; tries < 5; tries++) {
      await this.atRest()
      if ((await open.count()) > 0) return
      await row.locator('.monaco-tl-twistie').click()
      await open.waitFor({ timeout: 5_000 }).catch(() => undefined)
    }
    throw new Error('The row did not open')
  }

  /** Selects these rows and no others. */
  async select(...rows: readonly Locator[]): Promise<void> {
    for (const [index, row] of rows.entries()) {
      await row.locator('.label-name').click(index > 0 ? { modifiers: ['ControlOrMeta'] } : {})
      await row.and(this.page.locator('[aria-selected="true"]')).waitFor()
    }
  }

  /** Right-clicks a row and picks an entry of the menu, or of its submenus. The menu is about all selected rows if the row is one. */
  async pickFromMenu(row: Locator, ...entries: readonly string[]): Promise<void> {
    await this.atRest()
    await row.locator('.label-name').click({ button: 'right' })
    const items = entries.map((name) => this.page.getByRole('menuitem', { name, exact: true }))
    for (const item of items) {
      // A menu takes no click in its first tenth of a second; Enter it does.
      await item.hover()
      await this.page.locator('.action-item.focused').and(item.locator('..')).waitFor()
      await this.page.keyboard.press('Enter')
    }
    await items[0]?.waitFor({ state: 'detached' })
  }

  /** Clicks one of the icons that a row shows while the mouse is on it. */
  async pickInline(row: Locator, title: string): Promise<void> {
    await this.atRest()
    await row.hover()
    await row.getByRole('button', { name: title }).click()
  }

  /** A button in the title of the editor. */
  editorAction(title: string): Locator {
    return this.page.locator('.editor-actions').getByRole('button', { name: title, exact: true })
  }

  /** The right side of the diff editor: what a plan would make of it. */
  get after(): Locator {
    return this.page.locator('.monaco-diff-editor .editor.modified')
  }

  /** What a report says, as VS Code's preview of Markdown shows it. */
  get report(): FrameLocator {
    return this.page.frameLocator('iframe.webview').last().frameLocator('iframe')
  }

  /** Opens the Changes view below the configurations. */
  async openChanges(): Promise<void> {
    const header = this.sideBar.getByRole('button', { name: /^(Intune: )?Changes/ })
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click()
    await this.changes.waitFor()
  }

  /** Twice as wide, so that descriptions are not cut off. */
  async widenSideBar(): Promise<void> {
    const box = await this.sideBar.boundingBox()
    if (!box) throw new Error('The side bar is not shown')
    const [x, y] = [box.x + box.width, box.y + box.height / 2]
    await this.page.mouse.move(x + 1, y)
    await this.page.mouse.down()
    await this.page.mouse.move(x + 100, y, { steps: 5 })
    await this.page.mouse.up()
  }

  /** Runs a command by its whole title, category included. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1')
    await this.quickInput.type(`>${title}`)
    await this.quickInput.pick(title)
  }

  /** Answers a modal question. */
  async answer(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click()
    await this.dialog.waitFor({ state: 'detached' })
  }

  /** Changes the theme as a change of the system's does. */
  async changeTheme(theme: Theme): Promise<void> {
    const { colorScheme, forcedColors, className } = themes[theme]
    await this.page.emulateMedia({ colorScheme, forcedColors })
    await this.page.locator(`.monaco-workbench.${className}`).waitFor()
  }

  /** Takes a picture to `artifacts/screenshots`, and to `media` when `UPDATE_MEDIA` is set and it is one for readers. */
  async screenshot(name: string, options: { forReaders?: boolean } = {}): Promise<void> {
    const path = join(projectPaths.artifacts, 'screenshots', `${name}.png`)
    await mkdir(dirname(path), { recursive: true })
    // What pops up under the mouse is no part of the picture.
    const style = '.monaco-hover { display: none }'
    await this.page.mouse.move(900, 788)
    await this.page.screenshot({ path, animations: 'disabled', caret: 'hide', style })
    if (options.forReaders && process.env['UPDATE_MEDIA']) {
      await copyFile(path, join(projectPaths.root, 'media', `${name}.png`))
    }
  }

  private get focusedRow(): Locator {
    return this.tree.locator('.monaco-list-row.focused')
  }

  private async ready(): Promise<void> {
    await this.page.getByRole('tab', { name: /^Intune/ }).waitFor({ timeout: 30_000 })
  }
}
