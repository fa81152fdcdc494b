import * as vscode from 'vscode'
import { toError } from '../../base/toError.ts'
import { describeError } from '../messages/describeError.ts'
import { shownItems } from '../messages/shownItems.ts'
import { shownName } from '../messages/shownName.ts'
import { askWith } from './askWith.ts'

export interface Choice {
  readonly id: string
  readonly name: string
  readonly about: string
  /** A codicon. */
  readonly icon?: string
  readonly detail?: string
}

interface FoundItem extends vscode.QuickPickItem {
  readonly found?: Choice
}

/** Milliseconds without a key before the service is asked. */
const pause = 300

/** Finds something on the server while the user types, starting from `begin`, and answers its id. Throws a `CancellationError`. */
export async function pickFound(
  title: string,
  placeholder: string,
  find: (text: string, signal: AbortSignal) => Promise<readonly Choice[]>,
  begin = '',
): Promise<string> {
  const pick = vscode.window.createQuickPick<FoundItem>()
  pick.title = title
  pick.placeholder = placeholder
  let controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const search = async (text: string, signal: AbortSignal): Promise<void> => {
    try {
      const all = await find(text, signal)
      if (signal.aborted) return
      const none: FoundItem[] = [{ label: vscode.l10n.t('Nothing matches "{0}"', text), alwaysShow: true }]
      pick.items = shownItems(all.length === 0 ? none : all.map(itemOf))
    } catch (error) {
      if (signal.aborted) return
      const detail = describeError(toError(error)).message
      pick.items = shownItems([{ label: vscode.l10n.t('Could not search'), detail, alwaysShow: true }])
    } finally {
      if (!signal.aborted) pick.busy = false
    }
  }
  const onText = (value: string): void => {
    controller.abort()
    controller = new AbortController()
    clearTimeout(timer)
    const text = value.trim()
    pick.busy = text !== ''
    if (text !== '') timer = setTimeout(() => void search(text, controller.signal), pause)
  }
  pick.onDidChangeValue(onText)
  pick.value = begin
  if (begin !== '') onText(begin)
  let id: string | undefined
  await askWith(pick, { step: 1, totalSteps: 1, canGoBack: false }, () => {
    const item = pick.selectedItems[0] ?? pick.activeItems[0]
    id = item?.found?.id
    return id === undefined ? 'stay' : 'next'
  }).finally(() => {
    clearTimeout(timer)
    controller.abort()
  })
  if (id === undefined) throw new vscode.CancellationError()
  return id
}

function itemOf(found: Choice): FoundItem {
  const { id, name, about, icon, detail } = found
  const iconPath = icon === undefined ? undefined : new vscode.ThemeIcon(icon)
  return { label: shownName(name, id), iconPath, description: about, detail, alwaysShow: true, found }
}
