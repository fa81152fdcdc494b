import type { Takes } from '../kinds/kind.ts'
import type { Sorted } from './configuration.ts'

/** Which targets and filters an assignment of such a configuration can have. */
export function takesOf({ kind, sort }: Sorted): Takes {
  return sort.takes === undefined ? kind.takes : { ...kind.takes, ...sort.takes }
}
