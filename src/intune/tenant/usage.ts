import type { Assignment } from '../model/assignment.ts'
import type { AssignmentRef } from '../model/assignmentRef.ts'
import { type Configuration, configurationKey } from '../model/configuration.ts'
import { groupOf, type Target, targetKey } from '../model/target.ts'

/** Which assignments point at which target: an index over all sets, kept up to date by the tenant model. */
export class Usage {
  readonly #byTarget = new Map<string, Map<string, AssignmentRef[]>>()
  readonly #targetsOf = new Map<string, ReadonlySet<string>>()
  readonly #groups = new Map<string, string>()

  /** What points at the target, a group included and excluded alike. */
  of(target: Target): readonly AssignmentRef[] {
    return [...(this.#byTarget.get(targetKey(target))?.values() ?? [])].flat()
  }

  ofGroup(groupId: string): readonly AssignmentRef[] {
    return this.of({ kind: 'group', groupId: groupId.toLowerCase() })
  }

  /** Every group that an assignment points at, in lower case. */
  get groups(): Iterable<string> {
    return this.#groups.values()
  }

  /** The tenant model says what a configuration has now; undefined where that is not known, or it is gone. */
  update(configuration: Configuration, assignments: readonly Assignment[] | undefined): void {
    const key = configurationKey(configuration)
    for (const target of this.#targetsOf.get(key) ?? []) this.#remove(target, key)
    this.#targetsOf.delete(key)
    if (assignments === undefined || assignments.length === 0) return
    const byTarget = Map.groupBy(assignments, (one) => targetKey(one.target))
    this.#targetsOf.set(key, new Set(byTarget.keys()))
    for (const [target, found] of byTarget) {
      const refs = found.map((assignment) => ({ assignable: { configuration }, assignment }))
      const there = this.#byTarget.get(target)
      if (there) there.set(key, refs)
      else this.#byTarget.set(target, new Map([[key, refs]]))
      const group = found[0] && groupOf(found[0].target)
      if (group !== undefined) this.#groups.set(target, group)
    }
  }

  #remove(target: string, key: string): void {
    const there = this.#byTarget.get(target)
    there?.delete(key)
    if (there?.size !== 0) return
    this.#byTarget.delete(target)
    this.#groups.delete(target)
  }
}
