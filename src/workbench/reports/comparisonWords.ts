import * as vscode from 'vscode'
import type { AssignmentDifferenceKind } from '../../intune/comparison/compareAssignments.ts'
import type { ConfigurationState } from '../../intune/comparison/compareDocuments.ts'
import type { ReachDifferenceKind } from '../../intune/comparison/compareReach.ts'

export function reachDifferenceText(what: ReachDifferenceKind, left: string, right: string): string {
  const { t } = vscode.l10n
  switch (what) {
    case 'onlyLeft':
      return t('Only {0} gets it', left)
    case 'onlyRight':
      return t('Only {0} gets it', right)
    case 'excludedLeft':
      return t('Only {0} is excluded', left)
    case 'excludedRight':
      return t('Only {0} is excluded', right)
    case 'intent':
    case 'dependsOnFilter':
    case 'unknown':
    case 'reason':
      return eitherText(what)
  }
}

/** The same of one person, before and after a move. */
export function moveDifferenceText(what: ReachDifferenceKind): string {
  const { t } = vscode.l10n
  switch (what) {
    case 'onlyLeft':
      return t('Lost')
    case 'onlyRight':
      return t('Gained')
    case 'excludedLeft':
      return t('Exclusion lost')
    case 'excludedRight':
      return t('Exclusion gained')
    case 'intent':
    case 'dependsOnFilter':
    case 'unknown':
    case 'reason':
      return eitherText(what)
  }
}

function eitherText(what: 'intent' | 'dependsOnFilter' | 'unknown' | 'reason'): string {
  const { t } = vscode.l10n
  switch (what) {
    case 'intent':
      return t('Other intent')
    case 'dependsOnFilter':
      return t('Depends on a filter')
    case 'unknown':
      return t('Not known')
    case 'reason':
      return t('Same, for another reason')
  }
}

export function stateText(state: ConfigurationState, left: string, right: string): string {
  const { t } = vscode.l10n
  switch (state) {
    case 'both':
      return ''
    case 'onlyLeft':
      return t('Only in {0}', left)
    case 'onlyRight':
      return t('Only in {0}', right)
    case 'notInLeft':
      return t('Not known: {0} does not say', left)
    case 'notInRight':
      return t('Not known: {0} does not say', right)
    case 'ambiguous':
      return t('Not compared: several have this name, or it has none')
  }
}

export function assignmentDifferenceText(what: AssignmentDifferenceKind, left: string, right: string): string {
  const { t } = vscode.l10n
  switch (what) {
    case 'onlyLeft':
      return t('Only in {0}', left)
    case 'onlyRight':
      return t('Only in {0}', right)
    case 'mode':
      return t('Included and excluded')
    case 'filter':
      return t('Other filter')
    case 'fields':
      return t('Other fields')
    case 'ambiguous':
      return t('Not compared: several have this name, or it has none')
  }
}
