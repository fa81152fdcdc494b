import type { ListReading } from '../../session/listReading.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import type { Overview } from '../overview/overview.ts'

/** Opens the table of everything at once; the list is read if it is not yet, and rows come as they are read. */
export async function openOverview(session: Session, list: ListReading, overview: Overview): Promise<void> {
  const connection = await requireConnection({ session })
  await overview.open()
  if (list.state.kind === 'unread') await list.refresh(connection)
}
