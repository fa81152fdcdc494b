import type { TreeItem } from 'vscode'
import { plainLine } from './plainLine.ts'

/** A row as it may be given to VS Code: every text in it is a line that only shows. */
export function shownTreeItem(item: TreeItem): TreeItem {
  if (typeof item.label === 'string') item.label = plainLine(item.label)
  if (typeof item.description === 'string') item.description = plainLine(item.description)
  if (typeof item.tooltip === 'string')
    item.tooltip = item.tooltip
      .split('\n')
      .map((line) => plainLine(line))
      .join('\n')
  const label = item.accessibilityInformation?.label
  if (label !== undefined) item.accessibilityInformation = { ...item.accessibilityInformation, label: plainLine(label) }
  return item
}
