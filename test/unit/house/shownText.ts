import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { sourceFiles } from './readImports.ts'

/** Where VS Code is given a text, and who alone may do so. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  showInformationMessage: ['workbench/messages/notice.ts'],
  showWarningMessage: ['workbench/messages/notice.ts'],
  showErrorMessage: ['workbench/messages/notice.ts'],
  setStatusBarMessage: [],
  createTerminal: [],
  createWebviewPanel: ['workbench/overview/overview.ts'],
  // In a page, text becomes elements in no other way than as text.
  innerHTML: [],
  outerHTML: [],
  insertAdjacentHTML: [],
  setHTMLUnsafe: [],
  createStatusBarItem: ['workbench/status/statusLine.ts', 'workbench/status/tenantStatus.ts'],
  createOutputChannel: ['extension.ts'],
  MarkdownString: ['workbench/views/configurations/tooltip.ts'],
  toLocaleString: ['workbench/messages/inLanguage.ts'],
  toLocaleTimeString: ['workbench/messages/inLanguage.ts'],
  toLocaleDateString: ['workbench/messages/inLanguage.ts'],
}

/** Every place of a folder at which text reaches VS Code another way than the one that keeps it from acting, as "file: place". */
export function unsafeTexts(folder: string): string[] {
  return sourceFiles(folder).flatMap((file) => unsafeTextsOf(file, readFileSync(join(folder, file), 'utf8')))
}

export function unsafeTextsOf(file: string, text: string): string[] {
  const { program } = parseSync(file, text)
  const found: string[] = []
  const bad = (place: string): void => void found.push(`${file}: ${place}`)
  new Visitor({
    MemberExpression: ({ property }) => {
      const name = property.type === 'Identifier' ? property.name : ''
      const files = Object.hasOwn(onlyIn, name) ? onlyIn[name] : undefined
      if (files && !files.includes(file)) bad(name)
    },
    ImportSpecifier: ({ imported }) => {
      const name = imported.type === 'Identifier' ? imported.name : ''
      if (Object.hasOwn(onlyIn, name)) bad(name)
    },
    Property: ({ key, value }) => {
      // `const { showErrorMessage } = vscode.window`
      if (key.type === 'Identifier' && value.type === 'Identifier' && Object.hasOwn(onlyIn, key.name)) bad(key.name)
    },
    CallExpression: ({ callee, arguments: [first] }) => {
      if (nameOf(callee) === 'showQuickPick' && !isCallOf(first, 'shownItems')) bad('showQuickPick')
    },
    AssignmentExpression: ({ left, right }) => {
      if (left.type === 'MemberExpression' && nameOf(left) === 'items' && !isCallOf(right, 'shownItems')) bad('items')
    },
    MethodDefinition: ({ key, value }) => {
      if (key.type !== 'Identifier' || key.name !== 'getTreeItem') return
      for (const statement of value.body?.body ?? []) {
        if (statement.type === 'ReturnStatement' && !isCallOf(statement.argument, 'shownTreeItem')) bad('getTreeItem')
      }
    },
  }).visit(program)
  return found
}

function nameOf(node: object): unknown {
  if ('name' in node) return node.name
  return 'property' in node && typeof node.property === 'object' && node.property ? nameOf(node.property) : undefined
}

function isCallOf(node: object | null | undefined, name: string): boolean {
  return !!node && 'callee' in node && typeof node.callee === 'object' && !!node.callee && nameOf(node.callee) === name
}
