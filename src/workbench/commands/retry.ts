import type { ListReading } from '../../session/listReading.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { isRow } from '../views/configurations/row.ts'
import { refresh } from './refresh.ts'

/** The row that stands for something unread was chosen. Throws what is still in the way of reading kinds. */
export async function retry(session: Session, list: ListReading, row: unknown): Promise<void> {
  if (!isRow(row)) return
  const { tenant } = await requireConnection({ session })
  if (row.row === 'kinds') {
    for (const state of await tenant.loadKinds(row.trouble.kinds)) if ('error' in state) throw state.error
  }
  if (row.row !== 'trouble') return
  if (row.retry === 'list') await refresh(session, list)
  else if (row.parent?.row === 'certificate') await tenant.loadCertificate(row.retry)
  else await tenant.reload(row.retry)
}
