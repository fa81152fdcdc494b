import { makeItRequest, type MakeItRequest, planMakeIt } from '../../operations/makeItThisOne.ts'
import type { Changing } from './changingCommand.ts'
import { assignmentsOf, chosenRows } from './chosenRows.ts'

/** Settles a target that is assigned twice: the assignment of the row stays. */
export const makeItThisOne: Changing<MakeItRequest> = {
  parse: makeItRequest,
  plan: planMakeIt,
  ask: async (_, first) => {
    const refs = assignmentsOf(chosenRows(first, undefined))
    return refs.length === 0 ? [] : [{ refs }]
  },
}
