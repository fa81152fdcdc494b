import { canonicalJson } from '../../base/canonicalJson.ts'
import type { Kind } from '../kinds/kind.ts'
import { type Assignment, isLocked } from './assignment.ts'
import { fieldValue } from './fieldValue.ts'
import { targetKey } from './target.ts'

/**
 * What makes an assignment the same one in another set: its target and the kind's key fields (apps: the intent).
 * One group has one key, included or excluded; what a policy set put there, or anybody else, has a key of its own.
 */
export function assignmentKey(kind: Kind, assignment: Assignment): string {
  const parts = [targetKey(assignment.target), ...keyFields(kind, assignment)]
  const key = parts.join(' ')
  return isLocked(assignment) ? `${assignment.source}:${key}` : key
}

function keyFields(kind: Kind, assignment: Assignment): string[] {
  return kind.keyFields.flatMap((name) => {
    const field = kind.fields.find((one) => one.name === name)
    const value = field && fieldValue(field, assignment)
    return value === undefined ? [] : [`${name}:${typeof value === 'string' ? value : canonicalJson(value)}`]
  })
}
