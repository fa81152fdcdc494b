import { groupOf } from '../intune/model/target.ts'
import type { Assignable } from '../intune/model/configuration.ts'
import type { Connection } from '../session/connection.ts'

/** The configurations that assign the group, or whose set is not known and may. */
export function groupUsers(groupId: string, { tenant }: Connection): readonly Assignable[] {
  return [...tenant.configurations]
    .filter((configuration) => {
      const set = tenant.set(configuration)
      return set?.state !== 'read' || set.set.assignments.some(({ target }) => groupOf(target) === groupId)
    })
    .map((configuration) => ({ configuration }))
}
