import type { Json } from '../../base/json.ts'
import { addRequest, type AddRequest, planAddition } from '../../operations/addAssignment.ts'
import type { ListReading } from '../../session/listReading.ts'
import { hasOptions, type Options, pickOptions } from '../prompts/pickOptions.ts'
import { targetName } from '../messages/targetName.ts'
import type { Changing } from './changingCommand.ts'
import { chosenAssignables } from './chosenAssignables.ts'

/** Assigns all devices or all users; a user is always asked, because it reaches everybody. */
export function assignEveryone(list: ListReading, kind: 'allDevices' | 'allUsers'): Changing<AddRequest> {
  return {
    parse: (args: Json) => addRequest({ ...args, target: kind }),
    plan: planAddition,
    ask: async (connection, first, second) => {
      const title = targetName({ kind }, connection.groups)
      const assignables = await chosenAssignables(list, connection, title, first, second)
      const configurations = assignables.map(({ configuration }) => configuration)
      let options: Options = {}
      if (hasOptions(configurations, kind)) {
        const position = { step: 1, totalSteps: 1, canGoBack: false }
        await pickOptions(title, connection, configurations, kind, options, position, (picked) => {
          options = picked
        })
      }
      return [{ scope: { by: 'choice', assignables }, targets: [{ kind }], ...options }]
    },
  }
}
