import * as vscode from 'vscode'
import type { Wording } from '../../operations/wording.ts'
import type { Connection } from '../../session/connection.ts'
import { assignmentsText } from './assignmentsText.ts'
import { filterLabel } from './filterName.ts'
import { kindText } from './kindText.ts'
import { subjectOf } from './subjectOf.ts'
import { groupName, targetName } from './targetName.ts'
import { numberText } from './inLanguage.ts'

/** Plans in the language of VS Code, with the names that the connection already knows. */
export function wordingOf({ groups, filters }: Connection): Wording {
  return {
    t: (message, ...args) => vscode.l10n.t(message, ...args),
    targetName: (target) => targetName(target, groups),
    groupName: (id) => groupName(groups.state(id)),
    filterName: (id) => filterLabel(id, filters),
    subject: subjectOf,
    kindText,
    assignments: assignmentsText,
    number: numberText,
  }
}
