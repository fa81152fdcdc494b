import * as vscode from 'vscode'
import type { Target } from '../../intune/model/target.ts'
import { scopeTagNames } from '../../intune/tenant/scopeTags.ts'
import type { Connection } from '../../session/connection.ts'
import { plainLine } from '../messages/plainLine.ts'
import { targetName } from '../messages/targetName.ts'

/** What all rows of the overview have in common. */
export interface Facts {
  readonly words: Readonly<Record<'unread' | 'notYet' | 'unassigned' | 'notAssignable', string>>
  readonly tags: ReadonlyMap<string, string>
  /** The columns of the matrix: everyone, then the groups by name. */
  readonly groups: readonly string[]
  /** Where a group stands among them, by its id; everyone by the kind of target. */
  readonly groupPlaces: ReadonlyMap<string, number>
}

export function overviewFacts({ tenant, groups }: Connection): Facts {
  const { t } = vscode.l10n
  const everyone = (['allUsers', 'allDevices'] as const).map((kind): [string, Target] => [kind, { kind }])
  const named = Array.from(tenant.usage.groups, (groupId): [string, Target] => [
    groupId.toLowerCase(),
    { kind: 'group', groupId },
  ])
  const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  const all = [
    ...everyone.filter(([, target]) => tenant.usage.of(target).length > 0),
    ...named.sort(([, a], [, b]) => byName.compare(targetName(a, groups), targetName(b, groups))),
  ]
  return {
    words: {
      unread: t('could not read'),
      notYet: t('not read yet'),
      unassigned: t('not assigned'),
      notAssignable: t('not assignable'),
    },
    tags: scopeTagNames(tenant.configurations),
    groups: all.map(([, target]) => plainLine(targetName(target, groups))),
    groupPlaces: new Map(all.map(([key], index) => [key, index])),
  }
}
