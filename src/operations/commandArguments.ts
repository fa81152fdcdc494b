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

export function configurationIds(args: Json): readonly string[] {
  const value = args['configurationIds']
  if (!Array.isArray(value) || value.length === 0) throw new UsageError('configurationIds has to be a list of ids')
  return [...new Set(value.map((id) => configurationId('configurationIds', id)))]
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
  const target = args['target'] ?? { groupId: args['groupId'] }
  if (args['target'] !== undefined && args['groupId'] !== undefined)
    throw new UsageError('give target or groupId, not both')
  return oneTarget(target, exclude)
}

/** `targets`, or what `targetArgument` takes; each target once. */
export function targetsArgument(args: Json): readonly Target[] {
  const list = args['targets']
  if (list === undefined) return [targetArgument(args)]
  if (args['target'] !== undefined || args['groupId'] !== undefined) throw new UsageError('give targets, or one target')
  if (!Array.isArray(list) || list.length === 0) throw new UsageError('targets has to be a list of targets')
  const exclude = flag(args, 'exclude')
  const targets = list.map((target) => oneTarget(target, exclude))
  return [...new Map(targets.map((target) => [targetKey(target), target])).values()]
}

function oneTarget(target: unknown, exclude: boolean): Target {
  if (target === 'allDevices' || target === 'allUsers') {
    if (exclude) throw new UsageError(`${target} cannot be excluded`)
    return { kind: target }
  }
  if (!isJson(target)) throw new UsageError("target has to be { groupId }, 'allDevices' or 'allUsers'")
  for (const name of Object.keys(target))
    if (name !== 'groupId') throw new UsageError(`unknown argument: target.${name}`)
  return { kind: exclude ? 'excludedGroup' : 'group', groupId: guid('groupId', target['groupId']) }
}

/** Undefined where the caller says nothing of a filter, null where there has to be none. */
export function filterArgument(args: Json): FilterChoice | null | undefined {
  const value = args['filter']
  if (value === undefined || value === null) return value
  const mode = isJson(value) ? value['mode'] : undefined
  if (!isJson(value) || (mode !== 'include' && mode !== 'exclude')) {
    throw new UsageError("filter has to be { id, mode: 'include' | 'exclude' } or null")
  }
  for (const name of Object.keys(value)) {
    if (name !== 'id' && name !== 'mode') throw new UsageError(`unknown argument: filter.${name}`)
  }
  return { id: guid('filter.id', value['id']), mode }
}

/** By the kind's own Graph names, such as `{ intent: 'required' }`. Undefined where the caller says nothing of fields. */
export function fieldsArgument(args: Json): Json | undefined {
  const value = args['fields']
  if (value === undefined) return undefined
  if (!isJson(value) || Object.keys(value).length === 0) {
    throw new UsageError("fields has to be an object such as { intent: 'required' }")
  }
  return value
}

export function flag(args: Json, name: ArgumentName): boolean {
  const value = args[name]
  if (value !== undefined && typeof value !== 'boolean') throw new UsageError(`${name} has to be true or false`)
  return value ?? false
}

export function justificationArgument(args: Json): string | undefined {
  return textArgument(args, 'justification')
}

export function textArgument(args: Json, name: ArgumentName): string | undefined {
  const value = args[name]
  if (value !== undefined && typeof value !== 'string') throw new UsageError(`${name} has to be a text`)
  return value
}

/** In lower case, as the service gives ids. */
export function guid(name: string, value: unknown): string {
  if (typeof value !== 'string' || !isGuid(value.trim())) throw new UsageError(`${name} has to be a GUID`)
  return value.trim().toLowerCase()
}
