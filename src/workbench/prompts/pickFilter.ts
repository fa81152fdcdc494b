import * as vscode from 'vscode'
import type { FilterChoice } from '../../intune/model/assignment.ts'
import type { FilterCatalog } from '../../intune/directory/filterCatalog.ts'
import type { Sorted } from '../../intune/model/configuration.ts'
import { fitsFilter } from '../../intune/model/takes.ts'
import { platformText } from '../messages/platformText.ts'
import { askWith } from './askWith.ts'
import { putCursor } from './putCursor.ts'
import { runSteps } from './runSteps.ts'
import { shownItems } from '../messages/shownItems.ts'
import { lookAlikes } from '../messages/lookAlikes.ts'
import { shownName } from '../messages/shownName.ts'

interface FilterItem extends vscode.QuickPickItem {
  /** Null takes the filter off. */
  readonly id: string | null
}

interface ModeItem extends vscode.QuickPickItem {
  readonly mode: FilterChoice['mode']
}

/** A filter that fits all configurations, and its mode; null for none. Throws a `CancellationError`. */
export async function pickFilter(
  title: string,
  filters: FilterCatalog,
  configurations: readonly Sorted[],
  now: FilterChoice | undefined,
): Promise<FilterChoice | null> {
  let id: string | null | undefined = now?.id
  let mode: FilterChoice['mode'] = now?.mode ?? 'include'
  await runSteps([
    (position) => {
      const pick = vscode.window.createQuickPick<FilterItem>()
      pick.title = title
      pick.placeholder = filters.error
        ? vscode.l10n.t('The filters of the tenant could not be read')
        : vscode.l10n.t('Choose a filter for this platform')
      pick.matchOnDetail = true
      pick.items = shownItems(itemsFor(filters, configurations))
      putCursor(pick, (item) => item.id === id)
      return askWith(pick, position, () => {
        const item = pick.selectedItems[0] ?? pick.activeItems[0]
        if (!item) return 'stay'
        id = item.id
        return 'next'
      })
    },
    (position) => {
      if (id === null || id === undefined) return Promise.resolve('next')
      const pick = vscode.window.createQuickPick<ModeItem>()
      pick.title = title
      pick.placeholder = vscode.l10n.t('Choose what the filter does')
      pick.items = shownItems([
        {
          label: vscode.l10n.t('Include filtered devices'),
          detail: vscode.l10n.t('Only devices that match the filter get the configuration.'),
          mode: 'include',
        },
        {
          label: vscode.l10n.t('Exclude filtered devices'),
          detail: vscode.l10n.t('Devices that match the filter do not get the configuration.'),
          mode: 'exclude',
        },
      ])
      putCursor(pick, (item) => item.mode === mode)
      return askWith(pick, position, () => {
        const item = pick.selectedItems[0] ?? pick.activeItems[0]
        if (!item) return 'stay'
        mode = item.mode
        return 'next'
      })
    },
  ])
  return id === null || id === undefined ? null : { id, mode }
}

function itemsFor(filters: FilterCatalog, configurations: readonly Sorted[]): FilterItem[] {
  const fitting = filters.list().filter((filter) => configurations.every((one) => fitsFilter(one, filter)))
  const alike = lookAlikes(fitting.map(({ displayName }) => displayName))
  return [
    { label: vscode.l10n.t('No filter'), iconPath: new vscode.ThemeIcon('circle-slash'), id: null },
    ...fitting.map((filter) => ({
      label: shownName(filter.displayName, filter.id),
      description: platformText(filter.platform),
      detail:
        [alike.has(filter.displayName) ? filter.id : undefined, filter.rule].filter(Boolean).join(' · ') || undefined,
      id: filter.id,
    })),
  ]
}
