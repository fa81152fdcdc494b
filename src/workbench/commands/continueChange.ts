import { checkNames } from '../../operations/commandArguments.ts'
import { planContinuation } from '../../operations/continueChange.ts'
import { chosenChanges } from '../views/changes/changeRow.ts'
import type { Changing } from './changingCommand.ts'

/** Goes on with a run that was cut short: the chosen one, or for a caller from code the newest. */
export const continueChange: Changing<{ readonly plan?: string }> = {
  parse: (args) => {
    checkNames(args, ['justification'])
    return {}
  },
  plan: (context, { plan }) => planContinuation(context, plan),
  ask: async (_, first) => chosenChanges(first).flatMap((row) => (row.row === 'plan' ? [{ plan: row.plan.id }] : [])),
}
