import * as v from 'valibot'
import { isJson, type Json } from '../base/json.ts'
import { kindOf } from '../intune/kinds/kindTable.ts'
import type { FilterChoice } from '../intune/model/assignment.ts'
import { isGuid, type Target, targetKey } from '../intune/model/target.ts'
import { UsageError } from '../session/usageError.ts'

/** The names that a command takes in its plain object; anything else is misuse. */
export type ArgumentName =
  | 'configurationId'
  | 'configurationIds'
  | 'groupId'
  | 'target'
  | 'targets'
  | 'exclude'
  | 'filter'
  | 'fields'
  | 'certificate'
  | 'justification'
  | 'from'
  | 'to'
  | 'replace'
  | 'tenantId'
  | 'username'
  | 'user'
  | 'deviceId'
  | 'rule'
  | 'platform'
  | 'properties'
  | 'uri'

/** Whether a command was called from code, with one plain object; a view gives a row, an editor the address of its document. */
export function isArguments(value: unknown): value is Json {
  if (!isJson(value) || 'row' in value) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Throws a `UsageError` for an argument that is unknown. A justification is taken by every command that writes. */
export function checkNames(args: Json, known: readonly ArgumentName[]): void {
  for (const name of Object.keys(args)) {
    if (!known.some((one) => one === name)) throw new UsageError(`unknown argument: ${name}`)
  }
}

const guidSchema = v.pipe(v.string('a GUID'), v.trim(), v.check(isGuid, 'a GUID'), v.toLowerCase())
const groupSchema = v.strictObject({ groupId: guidSchema }, "{ groupId }, 'allDevices' or 'allUsers'")
const filterSchema = v.strictObject(
  { id: guidSchema, mode: v.picklist(['include', 'exclude'], "'include' or 'exclude'") },
  "{ id, mode: 'include' | 'exclude' } or null",
)
const fieldsSchema = v.pipe(
  v.record(v.string(), v.unknown(), "an object such as { intent: 'required' }"),
  v.minEntries(1, "an object such as { intent: 'required' }"),
)
const textSchema = v.optional(v.string('a text'))
const flagSchema = v.optional(v.boolean('true or false'), false)
const listSchema = (what: string) =>
  v.pipe(v.array(v.unknown(), `a list of ${what}`), v.minLength(1, `a list of ${what}`))

/** The value as the schema gives it. The messages of the schemas say what an argument has to be. Throws a `UsageError`. */
function checked<Value>(name: string, schema: v.GenericSchema<unknown, Value>, value: unknown): Value {
  const { success, output, issues } = v.safeParse(schema, value, { abortEarly: true })
  if (success) return output
  const [issue] = issues
  const path = [name, v.getDotPath(issue)].filter(Boolean).join('.')
  const unknown = issue.type === 'strict_object' && issue.expected === 'never'
  throw new UsageError(unknown ? `unknown argument: ${path}` : `${path} has to be ${issue.message}`)
}

export function configurationIds(args: Json): readonly string[] {
  const list = checked('configurationIds', listSchema('ids'), args['configurationIds'])
  return [...new Set(list.map((id) => configurationId('configurationIds', id)))]
}

/**
 * `kind/id`, or a bare id. Ids of most kinds are GUIDs, and those are put in lower case, as the service gives them; those of
 * some are not and have an underscore.
 */
export function configurationId(name: string, value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : ''
  const slash = text.indexOf('/')
  if (slash < 0) return /^[\w.-]*_[\w.-]+$/.test(text) ? text : guid(name, value)
  const [kind, id] = [text.slice(0, slash), text.slice(slash + 1)]
  if (kindOf(kind) === undefined) throw new UsageError(`${name} has to hold GUIDs, or kind/id of a known kind`)
  if (!/^[\w.-]+$/.test(id)) throw new UsageError(`${name} has to hold an id after the kind`)
  return `${kind}/${isGuid(id) ? id.toLowerCase() : id}`
}

/** `target`, or its short form `groupId`, with `exclude`. */
export function targetArgument(args: Json): Target {
  const exclude = flag(args, 'exclude')
  const { target, groupId } = args
  if (target !== undefined && groupId !== undefined) throw new UsageError('give target or groupId, not both')
  if (target === undefined) return { kind: exclude ? 'excludedGroup' : 'group', groupId: guid('groupId', groupId) }
  return oneTarget('target', target, exclude)
}

/** `targets`, or what `targetArgument` takes; each target once. */
export function targetsArgument(args: Json): readonly Target[] {
  if (args['targets'] === undefined) return [targetArgument(args)]
  if (args['target'] !== undefined || args['groupId'] !== undefined) throw new UsageError('give targets, or one target')
  const exclude = flag(args, 'exclude')
  const list = checked('targets', listSchema('targets'), args['targets'])
  const targets = list.map((target) => oneTarget('targets', target, exclude))
  return [...new Map(targets.map((target) => [targetKey(target), target])).values()]
}

function oneTarget(name: ArgumentName, target: unknown, exclude: boolean): Target {
  if (target === 'allDevices' || target === 'allUsers') {
    if (exclude) throw new UsageError(`${target} cannot be excluded`)
    return { kind: target }
  }
  return { kind: exclude ? 'excludedGroup' : 'group', ...checked(name, groupSchema, target) }
}

/** Undefined where the caller says nothing of a filter, null where there has to be none. */
export function filterArgument(args: Json): FilterChoice | null | undefined {
  return checked('filter', v.nullish(filterSchema), args['filter'])
}

/** By the kind's own Graph names, such as `{ intent: 'required' }`. Undefined where the caller says nothing of fields. */
export function fieldsArgument(args: Json): Json | undefined {
  return checked('fields', v.optional(fieldsSchema), args['fields'])
}

export function flag(args: Json, name: ArgumentName): boolean {
  return checked(name, flagSchema, args[name])
}

export function justificationArgument(args: Json): string | undefined {
  return textArgument(args, 'justification')
}

export function textArgument(args: Json, name: ArgumentName): string | undefined {
  return checked(name, textSchema, args[name])
}

/** In lower case, as the service gives ids. */
export function guid(name: string, value: unknown): string {
  return checked(name, guidSchema, value)
}
