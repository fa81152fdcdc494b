import type { QuickPickItem } from 'vscode'
import { withoutIcons } from './withoutIcons.ts'

/** The rows of a quick pick as they may be given to VS Code: every text in them is a line that only shows. */
export function shownItems<T extends QuickPickItem>(items: readonly T[]): T[] {
  return items.map((item) => ({
    ...item,
    label: withoutIcons(item.label),
    ...(item.description !== undefined && { description: withoutIcons(item.description) }),
    ...(item.detail !== undefined && { detail: withoutIcons(item.detail) }),
  }))
}
