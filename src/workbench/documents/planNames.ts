import * as vscode from 'vscode'
import type { PlanNames } from '../../intune/documents/planText.ts'
import type { Connection } from '../../session/connection.ts'
import { kindText } from '../messages/kindText.ts'
import { fieldsText } from '../messages/fieldsText.ts'
import { filterName } from '../messages/filterName.ts'
import { membersText } from '../messages/membersText.ts'
import { targetName } from '../messages/targetName.ts'
import { configurationName } from '../messages/configurationName.ts'

/** Names that the connection already knows. */
export function planNames({ groups, filters }: Connection): PlanNames {
  return {
    configuration: ({ configuration }) => configurationName(configuration),
    about: ({ configuration, via }) => {
      const { platform = 'Other', title } = configuration.sort
      const parts = via
        ? [vscode.l10n.t('Identity certificate of {0}', configurationName(via)), shortId(configuration.id)]
        : [kindText(platform), kindText(title), shortId(configuration.id)]
      return parts.join(' · ')
    },
    target: ({ target }) => targetName(target, groups),
    fields: ({ configuration }, assignment) =>
      fieldsText(configuration.kind, assignment)
        .map(({ title, text }) => vscode.l10n.t('{0}: {1}', title, text))
        .join('  '),
    filter: ({ filter }) => (filter ? filterName(filter, filters) : ''),
    reach: (id) => {
      const { state, members } = groups.facts(id)
      if (state.state === 'deleted') return vscode.l10n.t('group deleted')
      if (state.state === 'missing') return vscode.l10n.t('group not found')
      return members === undefined ? '' : membersText(members)
    },
    mode: ({ target }) => {
      if (target.kind === 'unknown') return 'unknown'
      return target.kind === 'excludedGroup' ? 'exclude' : 'include'
    },
    none: vscode.l10n.t('not assigned'),
  }
}

/** Enough to tell equal names apart; the whole id would push the line out of sight. */
function shortId(id: string): string {
  return `${id.slice(0, 8)}…`
}
