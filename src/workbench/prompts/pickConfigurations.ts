import * as vscode from 'vscode'
import { type Configuration, configurationKey } from '../../intune/model/configuration.ts'
import type { Tenant } from '../../intune/tenant/tenant.ts'
import { withoutIcons } from '../messages/withoutIcons.ts'
import { askWith } from './askWith.ts'
import type { StepPosition } from './runSteps.ts'

interface ConfigurationItem extends vscode.QuickPickItem {
  readonly configuration: Configuration
}

/** Several configurations can be ticked; the ones of before are. */
export function pickConfigurations(
  title: string,
  tenant: Tenant,
  chosen: readonly Configuration[],
  position: StepPosition,
  take: (configurations: readonly Configuration[]) => void,
): Promise<'next' | 'back'> {
  const pick = vscode.window.createQuickPick<ConfigurationItem>()
  pick.title = title
  pick.placeholder = vscode.l10n.t('Tick configurations, or type until one is left; Enter goes on')
  pick.canSelectMany = true
  pick.matchOnDescription = true
  pick.items = [...tenant.configurations]
    .map((configuration) => itemOf(configuration))
    .sort((a, b) => a.label.localeCompare(b.label))
  const ids = new Set(chosen.map((one) => configurationKey(one)))
  pick.selectedItems = pick.items.filter((item) => ids.has(configurationKey(item.configuration)))
  return askWith(pick, position, () => {
    // Enter without a tick takes the row it is on, or the only one that fits what was typed.
    const onRow = pick.activeItems.length > 0 ? pick.activeItems : onlyMatch(pick)
    const items = pick.selectedItems.length > 0 ? pick.selectedItems : onRow
    if (items.length === 0) return 'stay'
    take(items.map((item) => item.configuration))
    return 'next'
  })
}

function itemOf(configuration: Configuration): ConfigurationItem {
  const { platform, title } = configuration.sort
  return {
    label: withoutIcons(configuration.displayName || configuration.id),
    description: `${platform ?? 'Other'} · ${title}`,
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
