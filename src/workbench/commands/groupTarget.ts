import { isJson } from '../../base/json.ts'
import type { GroupRow } from '../views/groups/groupRow.ts'

/** Whether a command was called on a group of the Groups view. */
export function isGroupTarget(row: unknown): row is Extract<GroupRow, { row: 'target' }> {
  return isJson(row) && row['row'] === 'target' && isJson(row['target'])
}
