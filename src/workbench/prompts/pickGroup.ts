import * as vscode from 'vscode'
import { type Group, groupKind } from '../../intune/model/group.ts'
import type { GroupDirectory } from '../../intune/directory/groupDirectory.ts'
import { isGuid } from '../../intune/model/target.ts'
import { describeError } from '../messages/describeError.ts'
import { isCancelled } from '../../session/isCancelled.ts'
import { groupKindName } from '../messages/groupKindName.ts'
import { membersText } from '../messages/membersText.ts'
import { withoutIcons } from '../messages/withoutIcons.ts'
import { askWith } from './askWith.ts'
import { putCursor } from './putCursor.ts'
import type { StepPosition } from './runSteps.ts'
import { toError } from '../../base/toError.ts'
import { ask } from '../messages/notice.ts'
import { shownItems } from '../messages/shownItems.ts'
import { lookAlikes } from '../messages/lookAlikes.ts'
import { shownName } from '../messages/shownName.ts'

/** A group, or an id that the directory does not know and the user insists on. */
export interface PickedGroup {
  readonly id: string
  readonly name: string
  /** What the user had typed to find it, for coming back. */
  readonly typed?: string
}

interface GroupItem extends vscode.QuickPickItem {
  readonly choice?: PickedGroup
  readonly insist?: boolean
}

/** Milliseconds without a key before the service is asked. */
const pause = 250

/** Searches on the server while the user types, or looks a pasted object id up. `note` says what is assigned already. */
export function pickGroup(
  title: string,
  groups: GroupDirectory,
  before: PickedGroup | undefined,
  note: (groupId: string) => string | undefined,
  position: StepPosition,
  take: (group: PickedGroup) => void,
): Promise<'next' | 'back'> {
  const pick = vscode.window.createQuickPick<GroupItem>()
  pick.title = title
  pick.placeholder = vscode.l10n.t('Type the name of a group, or paste its object id')
  let controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  /** Resolves when the results for the current text are shown; undefined: they are shown. */
  let shown: Promise<void> | undefined
  const search = async (text: string, signal: AbortSignal, show: () => void): Promise<void> => {
    pick.busy = true
    try {
      const found = isGuid(text) ? await byId(groups, text, signal) : await byName(groups, text, note, signal)
      if (signal.aborted) return
      pick.items = shownItems(found.items)
      putCursor(pick, (item) => before !== undefined && item.choice?.id === before.id)
      show()
      await found.count?.((items) => {
        if (signal.aborted) return
        // New items move the cursor to the first row: put it back to where the user has it.
        const active = pick.activeItems[0]?.choice?.id
        pick.items = shownItems(items)
        putCursor(pick, (item) => active !== undefined && item.choice?.id === active)
      })
    } catch (error) {
      if (signal.aborted || isCancelled(error)) return
      const { message } = describeError(toError(error))
      pick.items = shownItems([
        { label: vscode.l10n.t('Could not search for groups'), detail: message, alwaysShow: true },
      ])
    } finally {
      show()
      if (!signal.aborted) pick.busy = false
    }
  }
  const restart = (text: string, delay: number): void => {
    controller.abort()
    controller = new AbortController()
    const { signal } = controller
    clearTimeout(timer)
    pick.busy = true
    // What was found for another text must not be taken for this one by a quick Enter.
    const typed = text.trim().toLocaleLowerCase()
    pick.items = shownItems(pick.items.filter(({ label }) => label.toLocaleLowerCase().includes(typed)))
    const { promise, resolve } = Promise.withResolvers<void>()
    signal.addEventListener('abort', () => resolve(), { once: true })
    const mine = promise.then(() => {
      if (shown === mine) shown = undefined
    })
    shown = mine
    timer = setTimeout(() => void search(text.trim(), signal, resolve), delay)
  }
  pick.onDidChangeValue((text) => restart(text, isGuid(text.trim()) ? 0 : pause))
  if (before) pick.value = before.typed ?? before.name
  restart(pick.value, 0)
  /** Enter before the answer to what was typed: taken only where there is no doubt about the group. */
  const soleMatch = async (): Promise<GroupItem | undefined> => {
    // Typing more starts another search.
    for (let wait = shown; wait; wait = shown) await wait
    const typed = pick.value.trim()
    const named = pick.items.filter(({ label }) => label === withoutIcons(typed))
    const found = named.length > 0 ? named : pick.items
    return found.length === 1 ? found[0] : undefined
  }
  // Enter while the rows are being replaced selects none of them; the active one is meant.
  const asked = askWith(pick, position, async () => {
    const item = shown ? await soleMatch() : (pick.selectedItems[0] ?? pick.activeItems[0])
    if (item?.choice === undefined) return 'stay'
    if (item.insist && !(await insists(item.choice.id))) return 'stay'
    take({ ...item.choice, typed: pick.value })
    return 'next'
  })
  return asked.finally(() => {
    clearTimeout(timer)
    controller.abort()
  })
}

interface Found {
  readonly items: readonly GroupItem[]
  /** Counts members and shows the items again with them: the names need not wait for that. */
  count?(show: (items: readonly GroupItem[]) => void): Promise<void>
}

async function byId(groups: GroupDirectory, id: string, signal: AbortSignal): Promise<Found> {
  const group = await groups.read(id, signal)
  if (group) return { items: [itemOf(group, true)] }
  return {
    items: [
      {
        label: vscode.l10n.t('Use this id anyway…'),
        iconPath: new vscode.ThemeIcon('warning'),
        description: id,
        detail: vscode.l10n.t('The directory does not contain a group with this id.'),
        alwaysShow: true,
        insist: true,
        choice: { id: id.toLowerCase(), name: id.toLowerCase() },
      },
    ],
  }
}

async function byName(
  groups: GroupDirectory,
  text: string,
  note: (groupId: string) => string | undefined,
  signal: AbortSignal,
): Promise<Found> {
  const found = await groups.search(text, signal)
  if (found.length === 0) {
    return { items: [{ label: vscode.l10n.t('No group name matches "{0}"', text), alwaysShow: true }] }
  }
  const alike = lookAlikes(found.map(({ displayName }) => displayName))
  const items = (counts?: ReadonlyMap<string, number>): GroupItem[] =>
    found.map((group) => itemOf(group, alike.has(group.displayName), counts?.get(group.id), note(group.id)))
  return {
    items: items(),
    count: async (show) =>
      show(
        items(
          await groups.memberCounts(
            found.map((group) => group.id),
            signal,
          ),
        ),
      ),
  }
}

/** `withId`: another name looks like this one, so the id has to tell them apart. */
function itemOf(group: Group, withId: boolean, members?: number, note?: string): GroupItem {
  const facts = [groupKindName(groupKind(group))]
  if (members !== undefined) facts.push(membersText(members))
  if (note !== undefined) facts.push(note)
  const detail = [group.description, withId ? group.id : undefined].filter((one) => one !== undefined).join(' · ')
  return {
    label: shownName(group.displayName, group.id),
    description: facts.join(' · '),
    detail: detail === '' ? undefined : detail,
    alwaysShow: true,
    choice: { id: group.id, name: shownName(group.displayName, group.id) },
  }
}

async function insists(id: string): Promise<boolean> {
  const use = vscode.l10n.t('Use It')
  const answer = await ask(
    vscode.l10n.t('The directory does not contain a group with the id {0}.', id),
    [vscode.l10n.t('The assignment has no effect unless the group was created just now.')],
    use,
  )
  return answer === use
}
