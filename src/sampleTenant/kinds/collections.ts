import { appCollections } from './appCollections.ts'
import type { Collection } from './collection.ts'
import { managementCollections } from './managementCollections.ts'

/** Everything that can be assigned beside `deviceConfigurations`, which has routes of its own. */
export const collections: readonly Collection[] = [...managementCollections, ...appCollections]

/** The collection that a path is about, with the segments behind it. */
export function collectionAt(
  segments: readonly string[],
): { readonly collection: Collection; readonly rest: readonly string[] } | undefined {
  for (const collection of collections) {
    const path = [...collection.above.split('/'), collection.id]
    if (path.every((segment, index) => segments[index] === segment))
      return { collection, rest: segments.slice(path.length) }
  }
  return undefined
}
