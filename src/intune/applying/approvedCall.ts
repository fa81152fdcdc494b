import type { JournalDetail } from '../journal/journalEntry.ts'
import type { Assignable } from '../model/configuration.ts'
import { DomainError } from '../model/domainError.ts'
import { assignPath, groupAssignmentsPath, itemPath } from '../tenant/assignmentPaths.ts'

/** The write that another administrator approved. */
export interface ApprovedCall {
  readonly code: string
  readonly path: string
  /** To the byte as it was asked for: the approval is of exactly that. */
  readonly body: string
  /** It replaces the whole set. */
  readonly whole: boolean
}

/**
 * The call is one of those that write this configuration: its path is made from kind and id, and what the record says is
 * only compared with it. Throws a `DomainError` of kind `tampered` for any other.
 */
export function approvedCall(assignable: Assignable, { request }: JournalDetail): ApprovedCall {
  const { write, documentedCall } = assignable.configuration.kind
  const sets = write.by === 'set' ? (['plain', 'cast'] as const).map((form) => assignPath(assignable, form)) : []
  const items = write.by === 'items' ? [itemPath(assignable)] : []
  const added = documentedCall ? (['plain', 'ref'] as const).map((form) => groupAssignmentsPath(assignable, form)) : []
  const path = [...sets, ...items, ...added].find((one) => one === request?.path)
  if (path === undefined || request === undefined) {
    throw new DomainError('tampered', 'the journal does not have the request of this configuration')
  }
  return { code: request.code, body: request.body, path, whole: sets.includes(path) }
}
