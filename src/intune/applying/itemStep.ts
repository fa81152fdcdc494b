import { textOf } from '../../base/json.ts'
import type { Assignment } from '../model/assignment.ts'
import { assignmentToGraph } from '../model/assignmentToGraph.ts'
import type { Assignable } from '../model/configuration.ts'
import { differences, effectOf } from '../model/differences.ts'
import { DomainError } from '../model/domainError.ts'
import { itemPath } from '../tenant/assignmentPaths.ts'
import type { WriteRequest } from './writeRequest.ts'

/**
 * The next request that leads from what is there to the goal, for a kind whose assignments are written one by one.
 * What is added comes first and what goes comes last, so that a failure in between takes nothing away. Only a target
 * that changes goes before it comes again: the service knows an assignment by its target and takes no second one.
 * Throws a `DomainError` of kind `unsendable` where an assignment has no id to delete it by.
 */
export function itemStep(
  assignable: Assignable,
  there: readonly Assignment[],
  goal: readonly Assignment[],
): WriteRequest {
  const { kind } = assignable.configuration
  const found = differences(kind, there, goal)
  const added = found.find(({ befores }) => befores.length === 0)?.after
  const left = found.reduce((count, { befores, afters }) => count + befores.length + afters.length, 0)
  if (added) {
    const { id: _, ...body } = assignmentToGraph(kind, added)
    return {
      method: 'POST',
      path: itemPath(assignable),
      body: JSON.stringify(body),
      last: left === 1,
      makes: [...there, added],
    }
  }
  const changing = found.find(({ afters }) => afters.length > 0) ?? found[0]
  const ways = new Set(changing?.afters.map((one) => effectOf(kind, one)))
  const gone = changing?.befores.find((one) => !ways.has(effectOf(kind, one)))
  const id = gone && textOf(gone.raw, 'id')
  if (gone === undefined || id === undefined) throw new DomainError('unsendable', 'an assignment has no id of its own')
  return {
    method: 'DELETE',
    path: itemPath(assignable, id),
    last: left === 1,
    makes: there.filter((one) => one !== gone),
  }
}
