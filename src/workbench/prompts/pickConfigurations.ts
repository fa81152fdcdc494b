import * as vscode from 'vscode'
import { type Configuration, configurationKey } from '../../intune/model/configuration.ts'
import type { Tenant } from '../../intune/tenant/tenant.ts'
import { askWith } from './askWith.ts'
import type { StepPosition } from './runSteps.ts'
import { shownItems } from '../messages/shownItems.ts'
import { kindText } from '../messages/kindText.ts'
import { lookAlikes } from '../messages/lookAlikes.ts'
import { configurationName } from '../messages/configurationName.ts'

interface ConfigurationItem extends vscode.QuickPickItem {
  readonly configuration: Configuration
}

/** Asks for one or several configurations, or for one alone; those chosen before are selected. */
export function pickConfigurations(
  title: string,
  tenant: Tenant,
  chosen: readonly Configuration[],
  position: StepPosition,
  take: (configurations: readonly Configuration[]) => void,
  one = false,
): Promise<'next' | 'back'> {
  const pick = vscode.window.createQuickPick<ConfigurationItem>()
  pick.title = title
  pick.placeholder = one
    ? vscode.l10n.t('Select a configuration')
    : vscode.l10n.t('Select configurations, then press Enter')
  pick.canSelectMany = !one
  pick.matchOnDescription = true
  const alike = lookAlikes([...tenant.configurations].map(configurationName))
  pick.items = shownItems(
    [...tenant.configurations]
      .map((configuration) => itemOf(configuration, alike.has(configurationName(configuration))))
      .sort((a, b) => a.label.localeCompare(b.label)),
  )
  const ids = new Set(chosen.map(configurationKey))
  if (!one) pick.selectedItems = pick.items.filter((item) => ids.has(configurationKey(item.configuration)))
  return askWith(pick, position, () => {
    // Enter with nothing selected takes the active row, or the only one that matches what was typed.
    const onRow = pick.activeItems.length > 0 ? pick.activeItems : onlyMatch(pick)
    const items = pick.selectedItems.length > 0 ? pick.selectedItems : onRow
    if (items.length === 0) return 'stay'
    take(items.map((item) => item.configuration))
    return 'next'
  })
}

/** `withId`: another name looks like this one, so the id has to tell them apart. */
function itemOf(configuration: Configuration, withId: boolean): ConfigurationItem {
  const { platform, title } = configuration.sort
  return {
    label: configurationName(configuration),
    description: [kindText(platform ?? 'Other'), kindText(title), withId ? configuration.id : undefined]
      .filter(Boolean)
      .join(' · '),
    configuration,
  }
}

function onlyMatch({ items, value }: vscode.QuickPick<ConfigurationItem>): readonly ConfigurationItem[] {
  const typed = value.trim().toLocaleLowerCase()
  if (typed === '') return []
  const matching = items.filter(({ label }) => label.toLocaleLowerCase().includes(typed))
  const exact = matching.filter(({ label }) => label.toLocaleLowerCase() === typed)
  const found = exact.length > 0 ? exact : matching
  return found.length === 1 ? found : []
}
