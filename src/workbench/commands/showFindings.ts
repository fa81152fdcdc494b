import type { ListReading } from '../../session/listReading.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import type { FindingProblems } from '../documents/findingProblems.ts'
import { readList } from './readList.ts'

/** Shows what is odd about assignments, in the whole tenant, in the Problems panel. */
export async function showFindings(session: Session, list: ListReading, findings: FindingProblems): Promise<void> {
  const connection = await requireConnection({ session })
  await readList(list, connection)
  await connection.filters.load()
  await findings.show()
}
