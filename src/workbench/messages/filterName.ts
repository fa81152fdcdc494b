import * as vscode from 'vscode'
import type { FilterChoice } from '../../intune/model/assignment.ts'
import type { FilterCatalog } from '../../intune/directory/filterCatalog.ts'
import { shownName } from './shownName.ts'

export function filterName(filter: FilterChoice, filters: FilterCatalog): string {
  const name = filterLabel(filter.id, filters)
  if (filter.mode === 'unknown') return vscode.l10n.t('filter with an unknown mode: {0}', name)
  return filter.mode === 'exclude' ? vscode.l10n.t('filter: not {0}', name) : vscode.l10n.t('filter: {0}', name)
}

/** What was chosen, under the heading that it is a filter. */
export function filterChoiceText(filter: FilterChoice, filters: FilterCatalog): string {
  const name = filterLabel(filter.id, filters)
  return filter.mode === 'exclude' ? vscode.l10n.t('not {0}', name) : name
}

/** The filter's name, or its id where the name is not known. */
export function filterLabel(id: string, filters: FilterCatalog): string {
  const state = filters.state(id)
  return shownName(state.state === 'known' ? state.filter.displayName : undefined, id)
}
