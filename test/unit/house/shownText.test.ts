import assert from 'node:assert/strict'
import { join } from 'node:path'
import { projectPaths } from '../../support/projectPaths.ts'
import { unsafeTexts, unsafeTextsOf } from './shownText.ts'

describe('what VS Code is given to show', () => {
  it('goes the one way in which no text from outside can act, in all of src', () => {
    assert.deepEqual(unsafeTexts(join(projectPaths.root, 'src')), [])
  })

  it('is found however it is written', () => {
    const file = 'workbench/plans/some.ts'
    for (const [place, text] of [
      ['showWarningMessage', 'void vscode.window.showWarningMessage(name)'],
      ['showErrorMessage', 'offer(vscode.window.showErrorMessage, name)'],
      ['showErrorMessage', 'const { showErrorMessage } = vscode.window'],
      ['showQuickPick', 'await vscode.window.showQuickPick(items, { title })'],
      ['showQuickPick', 'await window.showQuickPick([{ label: name }])'],
      ['items', 'pick.items = [{ label: name }]'],
      ['items', 'pick.items = found.map(itemOf)'],
      ['getTreeItem', 'class Tree { getTreeItem(row) { return new vscode.TreeItem(row.name) } }'],
      ['getTreeItem', 'class Tree { getTreeItem(row) { return treeItem(row) } }'],
      ['createStatusBarItem', 'const item = vscode.window.createStatusBarItem()'],
      ['MarkdownString', 'item.tooltip = new vscode.MarkdownString(name)'],
      ['MarkdownString', "import { MarkdownString } from 'vscode'"],
      ['createTerminal', 'vscode.window.createTerminal(name)'],
      ['innerHTML', 'cell.innerHTML = row.name'],
      ['toLocaleString', 'text(count.toLocaleString())'],
    ] as const) {
      assert.deepEqual(unsafeTextsOf(file, text), [`${file}: ${place}`], text)
    }
  })

  it('is not mistaken for what is made safe', () => {
    const text = [
      'pick.items = shownItems(found)',
      'await vscode.window.showQuickPick(shownItems(items), { title })',
      'class Tree { getTreeItem(row) { return shownTreeItem(treeItem(row)) } }',
      'showWarning(name)',
    ].join('\n')
    assert.deepEqual(unsafeTextsOf('workbench/plans/some.ts', text), [])
  })
})
