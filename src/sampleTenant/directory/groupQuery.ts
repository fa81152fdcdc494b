import { type Entity, textOf } from '../model/entity.ts'
import { isGuid } from '../model/guid.ts'
import { badDirectoryRequest } from '../http/refusal.ts'

type Test = (group: Entity) => boolean

/** Values that one clause of a filter may hold (Graph known issues). */
const mostIds = 15

const unsupported = (message: string): Error => badDirectoryRequest(message, 'Request_UnsupportedQuery')

/** `$filter` of groups: clauses joined by `and` or by `or`. `advanced` is `ConsistencyLevel: eventual` with `$count=true`. */
export function groupFilter(text: string, advanced: boolean): Test {
  // Parts in quotes may hold the joining words.
  const parts = text.split(/\s+(and|or)\s+(?=(?:[^']*'[^']*')*[^']*$)/)
  const joints = new Set(parts.filter((_, index) => index % 2 === 1))
  if (joints.size > 1) throw badDirectoryRequest('Invalid filter clause')
  const clauses = parts.filter((_, index) => index % 2 === 0)
  if (joints.has('or') && clauses.length > mostIds) throw tooMany(clauses.length)
  const tests = clauses.map((clause) => clauseTest(clause.trim(), advanced))
  return (group) => (joints.has('or') ? tests.some((test) => test(group)) : tests.every((test) => test(group)))
}

function clauseTest(clause: string, advanced: boolean): Test {
  const ids =
    /^id in\s*\(\s*('[^']*'(?:\s*,\s*'[^']*')*)\s*\)$/.exec(clause)?.[1] ?? /^id eq ('[^']*')$/.exec(clause)?.[1]
  if (ids !== undefined) return idTest(ids.split(',').map(quoted))
  const start = /^startswith\(\s*(displayName|description|mail|mailNickname)\s*,\s*('(?:[^']|'')*')\s*\)$/i.exec(clause)
  if (start) return ownTest(start, (own, value) => own.startsWith(value))
  const equal = /^(displayName|mail|mailNickname) eq ('(?:[^']|'')*')$/.exec(clause)
  if (equal) return ownTest(equal, (own, value) => own === value)
  const flag = /^(securityEnabled|mailEnabled) eq (true|false)$/.exec(clause)
  if (flag) return (group) => String(group[flag[1] ?? '']) === flag[2]
  const type = /^groupTypes\/any\(\s*(\w+)\s*:\s*\1 eq '(\w+)'\s*\)$/.exec(clause)?.[2]
  if (type !== undefined) return ({ groupTypes }) => Array.isArray(groupTypes) && groupTypes.includes(type)
  if (/^(endswith|not\b|contains)|\s(ne|not)\s/i.test(clause) && !advanced) throw unsupported('Unsupported Query.')
  const end = /^endswith\(\s*(mail)\s*,\s*('(?:[^']|'')*')\s*\)$/i.exec(clause)
  if (end) return ownTest(end, (own, value) => own.endsWith(value))
  throw badDirectoryRequest('Invalid filter clause')
}

function idTest(ids: readonly string[]): Test {
  if (ids.length > mostIds) throw tooMany(ids.length)
  const stranger = ids.find((id) => !isGuid(id))
  if (stranger !== undefined) throw badDirectoryRequest(`Invalid object identifier '${stranger}'.`)
  const wanted = new Set(ids)
  return (group) => wanted.has(textOf(group, 'id'))
}

function ownTest(match: RegExpExecArray, holds: (own: string, value: string) => boolean): Test {
  const value = quoted(match[2] ?? '')
  return (group) => holds(textOf(group, match[1] ?? '').toLowerCase(), value)
}

function quoted(literal: string): string {
  return literal.trim().slice(1, -1).replaceAll("''", "'").toLowerCase()
}

function tooMany(count: number): Error {
  return unsupported(
    `Too many child clauses specified in search filter expression containing 'OR' operators: ${count}. Max allowed: ${mostIds}.`,
  )
}

/** `$search`: `"displayName:words"`, each word the start of one in the name, in any order. */
export function groupSearch(text: string): Test {
  const clauses = text.split(/\s+(OR|AND)\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  const tests = clauses.filter((_, index) => index % 2 === 0).map(searchTest)
  return clauses[1] === 'OR'
    ? (group) => tests.some((test) => test(group))
    : (group) => tests.every((test) => test(group))
}

function searchTest(clause: string): Test {
  const match = /^"(displayName|description|mail):((?:[^"\\]|\\.)*)"$/.exec(clause.trim())
  if (!match) throw badDirectoryRequest(`Syntax error: character ':' is not valid at position 0 in '${clause}'.`)
  const [, property = '', phrase = ''] = match
  const wanted = words(phrase.replaceAll(/\\(.)/g, '$1'))
  return (group) => {
    const own = nameWords(textOf(group, property))
    return wanted.every((word) => own.some((other) => other.startsWith(word)))
  }
}

/** A name is cut at all that is no letter or digit, and also where the case changes (Graph "Use the $search query parameter"). */
function nameWords(name: string): string[] {
  return [...words(name), ...words(name.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))]
}

function words(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}
