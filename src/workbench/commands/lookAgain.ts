import { entryKey } from '../../intune/journal/entryKey.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import type { UnknownWatch } from '../plans/unknownWatch.ts'
import { chosenChanges } from '../views/changes/changeRow.ts'
import type { Run } from './run.ts'

/** Looks again at writes whose fate is unknown: those of the rows, or of a plan by its id (a message's button). */
export function lookAgain({ session, unknown }: { readonly session: Session; readonly unknown: UnknownWatch }): Run {
  return async (first, second) => {
    const connection = await requireConnection({ session })
    if (typeof first === 'string') {
      const keys = Array.isArray(second) ? second.filter((one): one is string => typeof one === 'string') : undefined
      return unknown.look(connection, first, keys && new Set(keys))
    }
    for (const row of chosenChanges(first, second)) {
      if (row.row === 'plan') await unknown.look(connection, row.plan.id)
      if (row.row === 'outcome') await unknown.look(connection, row.plan.id, new Set([entryKey(row.outcome)]))
    }
    return undefined
  }
}
