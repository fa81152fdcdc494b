import { canonicalJson } from '../../base/canonicalJson.ts'
import type { Kind } from '../kinds/kind.ts'
import type { Assignment } from './assignment.ts'
import { assignmentKey } from './assignmentKey.ts'
import type { Difference } from './differences.ts'

/** Every key at which two sets differ in any property, also in one that the row of the kind does not name; ids are the service's. */
export function rawDifferences(kind: Kind, before: readonly Assignment[], after: readonly Assignment[]): Difference[] {
  const byKey = (set: readonly Assignment[]): Map<string, Assignment[]> =>
    Map.groupBy(set, (one) => assignmentKey(kind, one))
  const [old, now] = [byKey(before), byKey(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [befores, afters] = [old.get(key) ?? [], now.get(key) ?? []]
    if (textOf(befores) === textOf(afters)) return []
    return [{ key, before: befores[0], after: afters[0], befores, afters }]
  })
}

function textOf(assignments: readonly Assignment[]): string {
  return assignments
    .map(({ raw }) => canonicalJson({ ...raw, id: undefined }))
    .sort()
    .join('\n')
}
