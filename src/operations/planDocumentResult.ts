import type { Json } from '../base/json.ts'
import { documentAssignment } from '../intune/documents/documentAssignment.ts'
import { assignmentJson } from '../intune/documents/documentText.ts'
import type { Assignment } from '../intune/model/assignment.ts'
import { configurationKey, type Sorted } from '../intune/model/configuration.ts'
import type { Connection } from '../session/connection.ts'
import { namesOf } from './exportAssignments.ts'
import type { Found } from './findAssignables.ts'
import type { PlannedRequest } from './plannedRequest.ts'

export interface ErrorResult {
  readonly kind: string
  readonly message: string
}

/** What planning a document resolves to: for each of its configurations, what applying it would change. */
export interface PlanDocumentResult {
  readonly configurations: readonly {
    readonly id: string
    readonly kind: string
    readonly differences: readonly DocumentDifference[]
    readonly error?: ErrorResult
  }[]
}

/** `before` and `after` are in the words of the document. */
export interface DocumentDifference {
  readonly change: 'added' | 'removed' | 'changed'
  readonly before?: Json
  readonly after?: Json
}

export function planDocumentResult(
  { connection, plan, found }: PlannedRequest & { readonly found: Found },
  errorOf: (error: Error) => ErrorResult,
): PlanDocumentResult {
  const entries = new Map(plan.entries.map((one) => [configurationKey(one.assignable.configuration), one]))
  const errors = new Map(
    [...plan.unread, ...plan.refused].map(({ assignable, error }) => [
      configurationKey(assignable.configuration),
      error,
    ]),
  )
  const asked = found.asked.map(({ id, kind, key }) => {
    const entry = entries.get(key)
    const error = errors.get(key)
    const differences = (entry?.differences ?? []).map(({ before, after }): DocumentDifference => {
      const configuration = entry?.assignable.configuration
      const change = before && after ? 'changed' : after ? 'added' : 'removed'
      return {
        change,
        ...(before && configuration && { before: textOf(connection, configuration, before) }),
        ...(after && configuration && { after: textOf(connection, configuration, after) }),
      }
    })
    return { id, kind, differences, ...(error && { error: errorOf(error) }) }
  })
  const missing = found.missing.map(({ id, kind, error }) => ({ id, kind, differences: [], error: errorOf(error) }))
  return { configurations: [...asked, ...missing] }
}

function textOf(connection: Connection, configuration: Sorted, assignment: Assignment): Json {
  return assignmentJson(documentAssignment(configuration, assignment, namesOf(connection)))
}
