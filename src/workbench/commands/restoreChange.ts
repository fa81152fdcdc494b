import { planRestore } from '../../operations/restoreChange.ts'
import { UsageError } from '../../session/usageError.ts'
import type { UndoRequest } from '../../operations/undoChange.ts'
import type { Changing } from './changingCommand.ts'
import { undoRequests } from './undoChange.ts'

/** Shows how to put back what the service did not keep of what plans of the Changes view left alone. */
export const restoreChange: Changing<UndoRequest> = {
  parse: () => {
    throw new UsageError('this command is for the rows of the Changes view')
  },
  plan: planRestore,
  ask: async (_, first, second) => undoRequests(first, second),
}
