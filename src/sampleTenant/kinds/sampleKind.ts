import { type Entity, textOf } from '../model/entity.ts'
import { collections } from './collections.ts'
import { kindAssignment } from './kindAssignment.ts'
import type { KindStore } from './kindStore.ts'

/** One collection as a test looks at it. What its methods give is a copy; they throw for an unknown id. */
export interface SampleKind {
  all(): readonly Record<string, unknown>[]
  /** The id of the only thing of this name. */
  idOf(name: string): string
  /** What the service holds now, whatever a read shows. */
  assignmentsOf(id: string): readonly Record<string, unknown>[]
  /** Somebody else replaces the whole set, past every rule. */
  edit(id: string, assignments: readonly Record<string, unknown>[]): void
  remove(id: string): void
}

/** Throws for an unknown collection. */
export function sampleKind(id: string, store: KindStore, now: () => number): SampleKind {
  const collection = collections.find((one) => one.id === id)
  if (collection === undefined) throw new Error(`no collection ${id}`)
  const copyOf = (entities: readonly Entity[]): Record<string, unknown>[] => structuredClone([...entities])
  return {
    all: () => copyOf(store.all(id).map(({ entity }) => entity)),
    idOf: (name) => {
      const [found, ...others] = store.all(id).filter(({ entity }) => entity[collection.name] === name)
      if (found === undefined || others.length > 0) throw new Error(`no or several ${id} ${name}`)
      return textOf(found.entity, 'id')
    },
    assignmentsOf: (one) => copyOf(store.get(id, one).assignments),
    edit: (one, assignments) =>
      store.assign(
        id,
        one,
        assignments.map((sent) => kindAssignment(sent, collection, one)),
        now(),
      ),
    remove: (one) => store.remove(id, one),
  }
}
