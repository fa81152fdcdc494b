import * as vscode from 'vscode'
import { inParallel } from '../../base/inParallel.ts'
import type { Group } from '../../intune/model/group.ts'
import type { GroupDirectory } from '../../intune/directory/groupDirectory.ts'
import { guidsOf } from '../../intune/model/target.ts'
import { lookAlikes } from '../messages/lookAlikes.ts'
import { type GroupItem, groupItem, unknownGroupItem } from './groupItem.ts'

/** Where groups are looked for, and what is said of them. */
export interface GroupSource {
  readonly groups: GroupDirectory
  /** Ids of those that were used last, the latest first. */
  readonly recent?: readonly string[]
  /** What is assigned already: "Excluded now". */
  readonly note: (groupId: string) => string | undefined
}

export interface FoundGroups {
  readonly items: readonly GroupItem[]
  /** Several ids were pasted: they are meant all. */
  readonly allMeant?: boolean
  /** Of what was found before: these fit what is typed now. */
  readonly old?: boolean
  /** Counts members and shows the items again with them: the names need not wait for that. */
  count?(show: (items: readonly GroupItem[]) => void): Promise<void>
}

interface Section {
  /** VS Code shows no headings while something is typed. */
  readonly title?: string
  readonly groups: readonly Group[]
}

/** Looks pasted object ids up, else searches by name; before anything is typed, the last used ones come first. Throws a `GraphError`. */
export async function findGroups(source: GroupSource, text: string, signal: AbortSignal): Promise<FoundGroups> {
  const ids = guidsOf(text)
  if (ids) return byIds(source, ids, signal)
  if (text === '') return sections(source, await firstGroups(source, signal), signal)
  const groups = await source.groups.search(text, signal)
  if (groups.length > 0) return sections(source, [{ groups }], signal)
  return { items: [{ label: vscode.l10n.t('No group name matches "{0}"', text), alwaysShow: true }] }
}

async function byIds({ groups, note }: GroupSource, ids: readonly string[], signal: AbortSignal): Promise<FoundGroups> {
  const items = await inParallel(ids, 4, async (id) => {
    const group = await groups.read(id, signal)
    return group ? groupItem(group, true, undefined, note(group.id)) : unknownGroupItem(id)
  })
  return { items, allMeant: ids.length > 1 }
}

async function firstGroups({ groups, recent = [] }: GroupSource, signal: AbortSignal): Promise<readonly Section[]> {
  const [first] = await Promise.all([groups.search('', signal), groups.resolve(recent, signal)])
  // One that is gone, or could not be looked up, is no offer.
  const used = recent.flatMap((id) => {
    const state = groups.state(id)
    return state.state === 'known' ? [state.group] : []
  })
  if (used.length === 0) return [{ groups: first }]
  const others = first.filter(({ id }) => !used.some((one) => one.id === id))
  return [
    { title: vscode.l10n.t('recently used'), groups: used },
    { title: vscode.l10n.t('groups'), groups: others },
  ]
}

function sections(source: GroupSource, found: readonly Section[], signal: AbortSignal): FoundGroups {
  const all = found.flatMap(({ groups }) => groups)
  const alike = lookAlikes(all.map(({ displayName }) => displayName))
  const items = (counts?: ReadonlyMap<string, number>): GroupItem[] =>
    found.flatMap(({ title, groups }) => [
      ...(title === undefined ? [] : [{ label: title, kind: vscode.QuickPickItemKind.Separator }]),
      ...groups.map((one) => groupItem(one, alike.has(one.displayName), counts?.get(one.id), source.note(one.id))),
    ])
  const ids = all.map(({ id }) => id)
  return {
    items: items(),
    count: async (show) => show(items(await source.groups.memberCounts(ids, signal))),
  }
}
