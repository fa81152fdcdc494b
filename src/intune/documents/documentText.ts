import type { Json } from '../../base/json.ts'
import { kindTable } from '../kinds/kindTable.ts'
import { configurationKey } from '../model/configuration.ts'
import {
  type AssignmentDocument,
  type DocumentAssignment,
  type DocumentConfiguration,
  documentVersion,
} from './assignmentDocument.ts'

/**
 * A document as text: the same document gives the same bytes, an assignment stands on a line of its own, and lines are in the
 * order of the preview, so that two of them are compared by any tool. `comments` stand above it, a line each.
 */
export function documentText(document: AssignmentDocument, comments: readonly string[]): string {
  const { tenant, readAt, account, kinds, unread, filters } = document
  const configurations = sorted(document.configurations)
  return [
    ...comments.map((line) => `// ${line.replace(unseen, ' ')}`),
    '{',
    `  "intuneAssignments": ${documentVersion},`,
    `  "tenant": ${oneLine({ id: tenant.id, name: tenant.name })},`,
    `  "readAt": ${oneLine(readAt)},`,
    ...(account === undefined ? [] : [`  "account": ${oneLine(account)},`]),
    `  "kinds": ${oneLine(kinds)},`,
    `  "unread": [${lines(unread.map(oneLine), '    ')}${unread.length > 0 ? '\n  ' : ''}],`,
    `  "filters": [${lines(filters.map(oneLine), '    ')}${filters.length > 0 ? '\n  ' : ''}],`,
    `  "configurations": [${lines(configurations.map(configurationText), '    ')}${configurations.length > 0 ? '\n  ' : ''}]`,
    '}',
    '',
  ].join('\n')
}

/** An assignment in the words of the grammar, as one JSON object. */
export function assignmentJson({ target, name, filter, fields, source, other }: DocumentAssignment): Json {
  return {
    target: targetJson(target, name),
    ...(target.kind === 'excludedGroup' && { exclude: true }),
    ...(filter && { filter }),
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(source !== undefined && { source }),
    ...(Object.keys(other).length > 0 && { other }),
  }
}

function targetJson(target: DocumentAssignment['target'], name?: string): unknown {
  switch (target.kind) {
    case 'group':
    case 'excludedGroup':
      return { ...(name !== undefined && { name }), groupId: target.groupId }
    case 'allDevices':
    case 'allUsers':
      return target.kind
    case 'unknown':
      return 'unknown'
  }
}

function configurationText({ kind, id, name, type, assignments }: DocumentConfiguration): string {
  const about = oneLine({ kind: kind.id, id, name, ...(type !== undefined && { type }) }).slice(0, -2)
  const rows = [...assignments].sort(byName).map((one) => oneLine(assignmentJson(one)))
  return `${about}, "assignments": [${lines(rows, '      ')}${rows.length > 0 ? '\n    ' : ''}] }`
}

function lines(items: readonly string[], indent: string): string {
  return items.map((item) => `\n${indent}${item}`).join(',')
}

function byName(a: DocumentAssignment, b: DocumentAssignment): number {
  const name = (one: DocumentAssignment): string => one.name ?? one.target.kind
  return name(a).localeCompare(name(b), 'en') || compare(oneLine(assignmentJson(a)), oneLine(assignmentJson(b)))
}

/** By kind in the order of the table, within one by name. */
function sorted(configurations: readonly DocumentConfiguration[]): readonly DocumentConfiguration[] {
  return [...configurations].sort(
    (a, b) =>
      kindTable.indexOf(a.kind) - kindTable.indexOf(b.kind) ||
      a.name.localeCompare(b.name, 'en') ||
      compare(configurationKey(a), configurationKey(b)),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}\u115f\u1160\u2028\u2029\u2800]/gu

/** JSON with blanks where people expect them, in one line, in which no character is unseen or turns the text around. */
function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).filter(([, one]) => one !== undefined)
    return pairs.length === 0 ? '{}' : `{ ${pairs.map(([key, one]) => `${text(key)}: ${oneLine(one)}`).join(', ')} }`
  }
  return typeof value === 'string' ? text(value) : JSON.stringify(value)
}

function text(value: string): string {
  return JSON.stringify(value).replace(unseen, (character) =>
    Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
      .map((code) => `\\u${code.toString(16).padStart(4, '0')}`)
      .join(''),
  )
}
