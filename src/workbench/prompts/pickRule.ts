import * as vscode from 'vscode'
import type { FilterCatalog } from '../../intune/directory/filterCatalog.ts'
import type { Filter } from '../../intune/model/filter.ts'
import type { RuleQuestion } from '../../operations/testFilterOnDevice.ts'
import { describeError } from '../messages/describeError.ts'
import { lookAlikes } from '../messages/lookAlikes.ts'
import { platformText } from '../messages/platformText.ts'
import { shownItems } from '../messages/shownItems.ts'
import { shownName } from '../messages/shownName.ts'
import { askWith } from './askWith.ts'
import { putCursor } from './putCursor.ts'
import { runSteps } from './runSteps.ts'
import { typeRule } from './typeRule.ts'

interface RuleItem extends vscode.QuickPickItem {
  /** Absent: the user types a rule. */
  readonly filter?: Filter
}

/** Of devices that Intune manages and filters can be made for. */
const platforms = ['windows10AndLater', 'iOS', 'macOS', 'androidForWork', 'androidAOSP', 'android']

/** A filter of the tenant, or a rule that the user types. Throws a `CancellationError`. */
export async function pickRule(title: string, filters: FilterCatalog): Promise<RuleQuestion> {
  let filter: Filter | undefined
  let platform = platforms[0] ?? ''
  let rule = ''
  await runSteps([
    (position) => {
      const pick = vscode.window.createQuickPick<RuleItem>()
      pick.title = title
      pick.placeholder = filters.error
        ? vscode.l10n.t('The filters of the tenant could not be read: {0}', describeError(filters.error).message)
        : vscode.l10n.t('Choose a filter, or type a rule')
      pick.matchOnDescription = true
      pick.matchOnDetail = true
      pick.items = shownItems(itemsOf(filters))
      putCursor(pick, (item) => item.filter?.id === filter?.id)
      return askWith(pick, position, () => {
        const item = pick.selectedItems[0] ?? pick.activeItems[0]
        if (!item) return 'stay'
        filter = item.filter
        return 'next'
      })
    },
    (position) => {
      if (filter !== undefined) return Promise.resolve('skip')
      const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly platform: string }>()
      pick.title = title
      pick.placeholder = vscode.l10n.t('Choose the platform of the rule')
      pick.items = shownItems(platforms.map((one) => ({ label: platformText(one), platform: one })))
      putCursor(pick, (item) => item.platform === platform)
      return askWith(pick, position, () => {
        const item = pick.selectedItems[0] ?? pick.activeItems[0]
        if (!item) return 'stay'
        platform = item.platform
        return 'next'
      })
    },
    (position) =>
      filter === undefined
        ? typeRule(title, platform, rule, position, (typed) => (rule = typed))
        : Promise.resolve('skip'),
  ])
  return filter === undefined ? { rule, platform } : { rule: filter.rule ?? '', platform: filter.platform, filter }
}

function itemsOf(filters: FilterCatalog): RuleItem[] {
  const all = filters.list()
  const alike = lookAlikes(all.map(({ displayName }) => displayName))
  return [
    { label: vscode.l10n.t('Type a rule…'), iconPath: new vscode.ThemeIcon('edit'), alwaysShow: true },
    ...all.map((filter) => ({
      label: shownName(filter.displayName, filter.id),
      description: platformText(filter.platform),
      detail: [alike.has(filter.displayName) ? filter.id : undefined, filter.rule].filter(Boolean).join(' · '),
      filter,
    })),
  ]
}
