// What the texts of the workbench need of VS Code, so that they can be read in a unit test. Import it before what imports `vscode`.
import { registerHooks } from 'node:module'

/** The escaping of `appendText` is VS Code's own (`src/vs/base/common/htmlContent.ts`). */
class MarkdownString {
  value = ''
  isTrusted: unknown
  supportThemeIcons: boolean

  constructor(value = '', supportThemeIcons = false) {
    this.value = value
    this.supportThemeIcons = supportThemeIcons
  }

  appendText(text: string): this {
    this.value += text
      .replace(/[\\`*_{}[\]()#+\-!~]/g, '\\$&')
      .replace(/([ \t]+)/g, (_, blanks: string) => '&nbsp;'.repeat(blanks.length))
      .replace(/>/g, '\\>')
      .replace(/\n/g, '\n\n')
    return this
  }

  appendMarkdown(text: string): this {
    this.value += text
    return this
  }
}

class TreeItem {
  label: unknown
  collapsibleState: unknown
  constructor(label: unknown, collapsibleState?: unknown) {
    this.label = label
    this.collapsibleState = collapsibleState
  }
}

class Theme {
  id: string
  constructor(id: string) {
    this.id = id
  }
}

/** Every notification and question: its text, and the lines below it. */
export const shown: { readonly text: string; readonly detail: string }[] = []

async function show(text: string, options?: unknown): Promise<undefined> {
  const detail = typeof options === 'object' && options !== null && 'detail' in options ? String(options.detail) : ''
  shown.push({ text, detail })
}

const vscode = {
  MarkdownString,
  TreeItem,
  ThemeIcon: Theme,
  ThemeColor: Theme,
  TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
  env: { language: 'en' },
  window: { showInformationMessage: show, showWarningMessage: show, showErrorMessage: show },
  l10n: {
    t: (message: string, ...args: (string | number | boolean)[]) =>
      message.replace(/\{(\d+)\}/g, (place, index: string) => String(args[Number(index)] ?? place)),
  },
}
Object.assign(globalThis, { fakeVscode: vscode })
const names = Object.keys(vscode)
const source = names.map((name) => `export const ${name} = globalThis.fakeVscode.${name}`).join('\n')

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode'
      ? { url: `data:text/javascript,${encodeURIComponent(source)}`, format: 'module', shortCircuit: true }
      : next(specifier, context),
})
