import * as vscode from 'vscode'
import { findingKinds } from '../../intune/findings/findingKinds.ts'
import { areas } from '../../intune/kinds/areas.ts'
import { completions, type SearchValues } from '../../intune/search/completions.ts'
import { scopeTagNames } from '../../intune/tenant/scopeTags.ts'
import type { Connection } from '../../session/connection.ts'
import type { Session } from '../../session/session.ts'
import { numberText } from '../messages/inLanguage.ts'
import { shownItems } from '../messages/shownItems.ts'
import type { ConfigurationsTree } from '../views/configurations/configurationsTree.ts'

/** Filters the view while the user types. A text that comes with the command is taken without a question; empty shows all. */
export async function filterConfigurations(session: Session, tree: ConfigurationsTree, search: unknown): Promise<void> {
  if (typeof search === 'string') {
    tree.filter = search.trim()
    return
  }
  const { t } = vscode.l10n
  const before = tree.filter
  const pick = vscode.window.createQuickPick<Choice>()
  pick.title = t('Filter Configurations')
  pick.placeholder = t('Part of a name or a type, or group: kind: area: platform: tag: intent: finding: is:')
  const update = (): void => {
    tree.filter = pick.value.trim()
    const { connection } = session
    pick.items = shownItems(connection ? choices(pick.value, tree, connection) : [])
  }
  pick.value = before === '' ? '' : `${before} `
  update()
  pick.onDidChangeValue(update)
  const kept = await new Promise<boolean>((resolve) => {
    pick.onDidAccept(() => {
      const chosen = pick.activeItems[0]?.search
      if (chosen === undefined) return resolve(true)
      pick.value = chosen
      update()
    })
    pick.onDidHide(() => resolve(false))
    pick.show()
  })
  if (!kept) tree.filter = before
  pick.dispose()
}

interface Choice extends vscode.QuickPickItem {
  /** What the search becomes. Absent: it stays, and is done. */
  readonly search?: string
}

function choices(typed: string, tree: ConfigurationsTree, connection: Connection): readonly Choice[] {
  const { t } = vscode.l10n
  const total = numberText(connection.tenant.size)
  const done = { label: t('Show {0} of {1} configurations', numberText(tree.shown), total), alwaysShow: true }
  const words = completions(typed, valuesOf(connection))
  return [done, ...words.map(({ word, search }) => ({ label: word, search, alwaysShow: true }))]
}

function valuesOf({ tenant, groups }: Connection): SearchValues {
  const all = [...tenant.configurations]
  return {
    group: [...tenant.usage.groups].flatMap((id) => {
      const state = groups.state(id)
      return state.state === 'known' ? [state.group.displayName] : []
    }),
    kind: [...areas, ...new Set(all.map(({ kind }) => kind)), ...new Set(all.map(({ sort }) => sort))].map(
      ({ title }) => title,
    ),
    area: areas.map(({ title }) => title),
    platform: all.map(({ sort }) => sort.platform ?? 'Other'),
    tag: scopeTagNames(all).values(),
    finding: findingKinds,
    intent: [...new Set(all.map(({ kind }) => kind))].flatMap(({ fields }) =>
      fields.flatMap(({ title, values = [] }) => (title === 'Intent' ? values.map(({ value }) => value) : [])),
    ),
  }
}
