import { homedir } from 'node:os'
import { GraphError } from '../../graph/graphError.ts'
import type { Log } from '../../base/log.ts'
import { redacted } from '../../graph/redacted.ts'
import { DomainError } from '../../intune/model/domainError.ts'
import { fileFailure } from '../../base/fileFailure.ts'

/**
 * Puts a failure into the log: kind, code and request id, which is what support asks for. What the service said may name
 * groups and people, and is written at level trace only.
 */
export function logError(error: Error, log: Log): void {
  if (!(error instanceof GraphError)) {
    const kind = error instanceof DomainError ? error.kind : `internal: ${error.name}`
    // A path begins with the name of a person, wherever it stands.
    log.error(`${kind}: ${redacted(fileFailure(error).replaceAll(homedir(), '~'))}`)
    return
  }
  const { kind, status, code, requestId, clientRequestId, scopes, serviceMessage } = error
  const details = redacted(JSON.stringify({ status, code, requestId, clientRequestId, scopes }))
  log.error(serviceMessage === undefined ? `${kind}: ${redacted(error.message)} ${details}` : `${kind}: ${details}`)
  if (serviceMessage !== undefined) log.trace(`The service said: ${serviceMessage}`)
}
