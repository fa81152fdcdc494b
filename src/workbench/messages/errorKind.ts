import { GraphError } from '../../graph/graphError.ts'
import { DomainError } from '../../intune/model/domainError.ts'

/** The kind of any failure, for callers outside: stable words. */
export function errorKind(error: Error): string {
  return error instanceof GraphError || error instanceof DomainError ? error.kind : 'internal'
}
