import { canonicalJson } from '../../base/canonicalJson.ts'
import { asJson, type Json } from '../../base/json.ts'
import type { Kind } from '../kinds/kind.ts'
import { type Assignment, assignmentFromGraph, bareAssignment, isLocked, withFields } from '../model/assignment.ts'
import type { Sorted } from '../model/configuration.ts'
import { fieldValue } from '../model/fieldValue.ts'
import type { DocumentAssignment } from './assignmentDocument.ts'

/** Names for people; undefined where one is not known. */
export interface DocumentNames {
  group(id: string): string | undefined
  filter(id: string): string | undefined
}

/** An assignment as a document has it. */
export function documentAssignment(
  configuration: Sorted,
  assignment: Assignment,
  names: DocumentNames,
): DocumentAssignment {
  const { target, filter } = assignment
  const name = 'groupId' in target ? names.group(target.groupId) : undefined
  const known = {
    target,
    ...(name !== undefined && { name }),
    ...(filter && filter.mode !== 'unknown' && target.kind !== 'unknown' && { filter: named(filter, names) }),
    fields: fieldsOf(configuration.kind, assignment),
    ...(isLocked(assignment) && { source: assignment.source }),
  }
  return { ...known, other: otherThan(configuration, known, assignment) }
}

/** The assignment that a document means, for a configuration of that kind and sort. Its id is the service's to make. */
export function assignmentOf(configuration: Sorted, wanted: DocumentAssignment): Assignment {
  const { other, source } = wanted
  const made = knownPart(configuration, wanted)
  const raw = { ...other, ...made, target: { ...asJson(other['target']), ...asJson(made['target']) } }
  return { ...assignmentFromGraph(raw), source: source ?? 'direct' }
}

type Known = Omit<DocumentAssignment, 'other'>

/** What the service would be sent of what the grammar has words for. */
function knownPart(configuration: Sorted, { target, filter, fields, source }: Known): Json {
  const from = source === undefined ? {} : { source }
  if (target.kind === 'unknown') return { ...withFields({ target, raw: {} }, fields).raw, ...from }
  const choice = filter && { id: filter.id, mode: filter.mode }
  return { ...withFields(bareAssignment(configuration, target, choice), fields).raw, ...from }
}

function named(filter: NonNullable<Assignment['filter']>, names: DocumentNames): DocumentAssignment['filter'] {
  const name = names.filter(filter.id)
  return { ...filter, ...(name !== undefined && { name }) }
}

/** The fields of the kind that say something. */
function fieldsOf({ fields }: Kind, assignment: Assignment): Json {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = field.send === undefined ? fieldValue(field, assignment) : undefined
      return value === undefined || value === null || value === field.absent ? [] : [[field.name, value]]
    }),
  )
}

/** What the service said beside what the grammar has words for. Its ids and what it leaves open are not kept. */
function otherThan(configuration: Sorted, known: Known, { raw, target, source }: Assignment): Json {
  const made = knownPart(configuration, known)
  const names = new Set(configuration.kind.fields.map((field) => field.name))
  const rest = Object.entries(raw).filter(([name, value]) => {
    if (name === 'target' || name === 'id' || name === 'source' || names.has(name)) return false
    if (name === 'sourceId' && (source === undefined || source === 'direct')) return false
    return says(name, value) && canonicalJson(value) !== canonicalJson(made[name])
  })
  const ofTarget = target.kind === 'unknown' ? asJson(raw['target']) : restOfTarget(asJson(raw['target']), made, names)
  return { ...Object.fromEntries(rest), ...(Object.keys(ofTarget).length > 0 && { target: ofTarget }) }
}

function restOfTarget(target: Json, made: Json, fields: ReadonlySet<string>): Json {
  const own = asJson(made['target'])
  return Object.fromEntries(
    Object.entries(target).filter(([name, value]) => {
      if (name === 'groupId' || fields.has(`target.${name}`)) return false
      const none = name === 'deviceAndAppManagementAssignmentFilterType' && value === 'none'
      return (
        !none && says(name, value) && canonicalJson(value) !== canonicalJson(own[name]) && !sameId(value, own[name])
      )
    }),
  )
}

/** A value, and no annotation: those say how something was sent. */
function says(name: string, value: unknown): boolean {
  return value !== null && value !== undefined && !name.includes('@')
}

function sameId(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && typeof b === 'string' && a.toLowerCase() === b.toLowerCase()
}
