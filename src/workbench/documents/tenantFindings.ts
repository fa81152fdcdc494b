import type { Finding } from '../../intune/findings/finding.ts'
import { assignmentKey } from '../../intune/model/assignmentKey.ts'
import type { AssignmentRef } from '../../intune/model/assignmentRef.ts'
import type { Configuration } from '../../intune/model/configuration.ts'
import type { Connection } from '../../session/connection.ts'
import { findingsOf } from '../messages/findingText.ts'

export interface TenantFinding {
  readonly configuration: Configuration
  readonly finding: Finding
  /** The assignment that it is about; absent where it is about the whole set. */
  readonly ref?: AssignmentRef
}

/** Configurations that are looked at before others in this window get a turn. */
const atOnce = 200

/** What is odd in the tenant, by configuration, from what is already known. Sends no request; others get a turn meanwhile. */
export async function* tenantFindings(connection: Connection): AsyncGenerator<readonly TenantFinding[]> {
  let looked = 0
  for (const configuration of connection.tenant.configurations) {
    if (++looked % atOnce === 0) await new Promise<void>((resolve) => setImmediate(resolve))
    const set = connection.tenant.set(configuration)
    if (set?.state !== 'read') continue
    const { assignments } = set.set
    const found = findingsOf(connection, configuration, assignments).map((finding): TenantFinding => {
      const assignment = assignments.find((one) => assignmentKey(configuration.kind, one) === finding.assignment)
      return { configuration, finding, ...(assignment && { ref: { assignable: { configuration }, assignment } }) }
    })
    if (found.length > 0) yield found
  }
}
