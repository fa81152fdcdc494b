import { GraphError } from '../graph/graphError.ts'
import { DomainError } from '../intune/model/domainError.ts'

/** Whether the failure is the user's own doing, and nothing to be told. `Canceled` is the name of VS Code's own error. */
export function isCancelled(error: unknown): boolean {
  if (error instanceof GraphError || error instanceof DomainError) return error.kind === 'cancelled'
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'Canceled')
}
