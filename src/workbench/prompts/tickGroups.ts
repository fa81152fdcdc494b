import * as vscode from 'vscode'
import { shownItems } from '../messages/shownItems.ts'
import { askWith } from './askWith.ts'
import type { FoundGroups, GroupSource } from './findGroups.ts'
import { type GroupItem, insistOn, type PickedGroup } from './groupItem.ts'
import { GroupSearch } from './groupSearch.ts'
import type { StepPosition } from './runSteps.ts'
import { TickedGroups } from './tickedGroups.ts'

/** Several groups: what is ticked stays ticked over searches. */
export function tickGroups(
  title: string,
  source: GroupSource,
  before: { readonly groups: readonly PickedGroup[]; readonly typed: string },
  position: StepPosition,
  take: (groups: readonly PickedGroup[], typed: string) => void,
): Promise<'next' | 'back'> {
  const pick = vscode.window.createQuickPick<GroupItem>()
  pick.title = title
  pick.placeholder = vscode.l10n.t('Search and tick groups, or paste object ids, then press Enter')
  pick.canSelectMany = true
  pick.value = before.typed
  const ticked = new TickedGroups(before.groups)
  const rows = new Map<string, GroupItem>()
  const tickRows = (): void => {
    pick.selectedItems = pick.items.filter(({ group }) => ticked.has(group?.id))
  }
  const show = ({ items, allMeant, old }: FoundGroups): void => {
    // Rows that stand until the answer comes are not worth replacing twice.
    if (old) return
    const active = pick.activeItems[0]?.group?.id
    for (const item of items) if (item.group) rows.set(item.group.id, item)
    for (const { group } of allMeant ? items : []) if (group) ticked.add(group)
    pick.items = shownItems(withTicked(items, ticked.groups, rows, pick.value.trim() !== ''))
    ticked.show(pick.items.flatMap(({ group }) => group ?? []))
    tickRows()
    pick.activeItems = pick.items.filter(({ group }) => group !== undefined && group.id === active)
  }
  pick.onDidChangeSelection((selection) => {
    if (ticked.hear(new Set(selection.flatMap(({ group }) => group?.id ?? [])))) tickRows()
  })
  const search = new GroupSearch(pick, source, show)
  return askWith(pick, position, async () => {
    const meant = ticked.groups.length > 0 ? undefined : (await search.meant())?.group
    const groups = meant ? [meant] : ticked.groups
    if (groups.length === 0 || !(await insistOn(groups))) return 'stay'
    take(groups, pick.value)
    return 'next'
  }).finally(() => search.dispose())
}

/** While something is searched for, what was found stands next to where the user types; else what is ticked. */
function withTicked(
  found: readonly GroupItem[],
  ticked: readonly PickedGroup[],
  rows: ReadonlyMap<string, GroupItem>,
  searched: boolean,
): readonly GroupItem[] {
  const items = (groups: readonly PickedGroup[]): readonly GroupItem[] =>
    groups.length === 0
      ? []
      : [heading(vscode.l10n.t('selected')), ...groups.map((one) => rows.get(one.id) ?? rowOf(one))]
  if (searched) {
    const ids = new Set(found.map(({ group }) => group?.id))
    return [...found, ...items(ticked.filter(({ id }) => !ids.has(id)))]
  }
  if (ticked.length === 0) return found
  const ids = new Set(ticked.map(({ id }) => id))
  const others = found.filter(({ group }) => group === undefined || !ids.has(group.id))
  const isHeaded = others[0]?.kind === vscode.QuickPickItemKind.Separator
  return [...items(ticked), ...(isHeaded ? [] : [heading(vscode.l10n.t('groups'))]), ...others]
}

function heading(label: string): GroupItem {
  return { label, kind: vscode.QuickPickItemKind.Separator }
}

function rowOf({ id, name }: PickedGroup): GroupItem {
  return { label: name, alwaysShow: true, group: { id, name } }
}
