import { collections } from '../kinds/collections.ts'
import { kindAssignment } from '../kinds/kindAssignment.ts'
import type { KindRecord } from '../model/tenantData.ts'
import type { Entity } from '../model/entity.ts'
import { guid } from '../model/guid.ts'

export interface KindDraft {
  readonly name: string
  /** Default: a GUID made of collection and name. */
  readonly id?: string
  /** Of beta, without `microsoft.graph.`, where the collection has several. */
  readonly type?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly properties?: Entity
  /** Drafts of `assignmentDraft.ts`. */
  readonly to?: readonly Entity[]
  /** A default or built in. */
  readonly locked?: true
}

/** By collection. */
export type KindDrafts = Readonly<Record<string, readonly KindDraft[]>>

/** An assignment with more than its target, such as `{ intent: 'required' }`. */
export function having(assignment: Entity, fields: Entity): Entity {
  return { ...assignment, ...fields }
}

export function kindRecords(drafts: KindDrafts): ReadonlyMap<string, readonly KindRecord[]> {
  return new Map(Object.entries(drafts).map(([id, of]) => [id, of.map((draft) => recordOf(id, draft))]))
}

function recordOf(collectionId: string, draft: KindDraft): KindRecord {
  const collection = collections.find(({ id }) => id === collectionId)
  if (collection === undefined) throw new Error(`no collection ${collectionId}`)
  const { name, type, description = '', tags = ['0'], properties, to = [], locked } = draft
  const id = draft.id ?? guid(collectionId, name)
  const created = Date.UTC(2024, 1, 5) + (Number.parseInt(guid(name).slice(0, 5), 16) % 700) * 86_400_000
  const entity = {
    ...(type !== undefined && { '@odata.type': `#microsoft.graph.${type}` }),
    id,
    [collection.name]: name,
    description,
    ...(collection.tags !== undefined && { [collection.tags]: tags }),
    createdDateTime: new Date(created).toISOString(),
    lastModifiedDateTime: new Date(created + 40 * 86_400_000).toISOString(),
    ...properties,
  }
  return { entity, assignments: to.map((one) => kindAssignment(one, collection, id)), ...(locked && { locked }) }
}
