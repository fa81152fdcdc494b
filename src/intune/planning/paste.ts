import { isJson, textOf } from '../../base/json.ts'
import type { Field, Kind } from '../kinds/kind.ts'
import { type Assignment, newAssignment, retarget } from '../model/assignment.ts'
import { assignmentKey } from '../model/assignmentKey.ts'
import type { Configuration, Sorted } from '../model/configuration.ts'
import { fieldValue, withFieldsOf } from '../model/fieldValue.ts'
import { RefusedError } from '../model/refusedError.ts'
import { type Change, editable } from './change.ts'
import { validity } from './validity.ts'

type Paste = Extract<Change, { kind: 'paste' }>

/** The set with all copies in it. */
export function pasted(configuration: Sorted, before: readonly Assignment[], paste: Paste): readonly Assignment[] {
  const copies = paste.assignments.filter(editable).map((one) => asKind(configuration, one, paste.from))
  return copies.reduce((set, copy) => pasteOne(configuration, set, copy), kept(configuration, before, paste, copies))
}

/** The set with the copies that can go there, and why the others can't. */
export function pasteWhatFits(
  configuration: Configuration,
  before: readonly Assignment[],
  paste: Paste,
): { readonly after: readonly Assignment[]; readonly refused: readonly Error[] } {
  const copies = paste.assignments.filter(editable).map((one) => asKind(configuration, one, paste.from))
  const refused: Error[] = []
  let after = kept(configuration, before, paste, copies)
  for (const copy of copies) {
    const key = assignmentKey(configuration.kind, copy)
    const twins = after.filter((one) => editable(one) && assignmentKey(configuration.kind, one) === key)
    const made = pasteOne(configuration, after, copy)
    const error = twins.length > 1 ? new RefusedError({ reason: 'twice' }) : validity(configuration, after, made)
    if (error) refused.push(error)
    else after = made
  }
  return { after, refused }
}

/** What stays beside the copies, or makes room for them; what a copy is put on keeps its place. */
function kept(
  { kind }: Sorted,
  before: readonly Assignment[],
  { replace }: Paste,
  copies: readonly Assignment[],
): readonly Assignment[] {
  if (!replace) return before
  const keys = new Set(copies.map((one) => assignmentKey(kind, one)))
  const seen = new Set<string>()
  return before.filter((one) => {
    const key = assignmentKey(kind, one)
    const stays = !editable(one) || (keys.has(key) && !seen.has(key))
    seen.add(key)
    return stays
  })
}

/** A copy brings all it had, save its id and source: those belong to the configuration that it was copied from. */
function pasteOne(configuration: Sorted, set: readonly Assignment[], copy: Assignment): readonly Assignment[] {
  const { kind } = configuration
  const key = assignmentKey(kind, copy)
  const there = set.filter((one) => editable(one) && assignmentKey(kind, one) === key)
  const [first] = there
  if (first === undefined) {
    const { id: _, source: __, sourceId: ___, ...raw } = copy.raw
    return [...set, { ...copy, source: 'direct', raw }]
  }
  const made = withFieldsOf(kind, retarget(configuration, first, copy.target, copy.filter), copy)
  return set.flatMap((one) => (one === first ? [made] : there.includes(one) ? [] : [one]))
}

/** A copy from another kind: its target, its filter, and the fields that both kinds have and that fit here. */
function asKind(configuration: Sorted, copy: Assignment, from: Kind | undefined): Assignment {
  const { kind } = configuration
  if (from === undefined || from === kind) return withFittingFields(configuration, copy)
  const shared = kind.fields.flatMap((field) => {
    const there = from.fields.find(({ name }) => name === field.name)
    const value = there && fieldValue(there, copy)
    return value !== undefined && fits(configuration, field, value) ? [[field.name, value] as const] : []
  })
  return newAssignment(configuration, copy.target, { filter: copy.filter, fields: Object.fromEntries(shared) })
}

/** Settings of another type of app would be refused: they stay behind. */
function withFittingFields(configuration: Sorted, copy: Assignment): Assignment {
  const { fields } = configuration.kind
  const gone = fields.filter((field) => {
    const value = fieldValue(field, copy)
    return isJson(value) && !fits(configuration, field, value)
  })
  if (gone.length === 0) return copy
  const names = new Set(gone.map(({ name }) => name))
  return { ...copy, raw: Object.fromEntries(Object.entries(copy.raw).filter(([name]) => !names.has(name))) }
}

function fits({ sort }: Sorted, field: Field, value: unknown): boolean {
  if (field.values) return field.values.some((one) => one.value === value)
  const type = sort.fieldTypes?.[field.name]
  if (type === undefined || !isJson(value)) return sort.fieldTypes === undefined || !isJson(value)
  const is = textOf(value, '@odata.type')?.replace(/^#?microsoft\.graph\./, '')
  return is?.toLowerCase() === type.toLowerCase()
}
