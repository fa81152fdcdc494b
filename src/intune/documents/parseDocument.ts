import { isDeeperThan } from '../../base/jsonDepth.ts'
import { kindOf } from '../kinds/kindTable.ts'
import { configurationKey } from '../model/configuration.ts'
import {
  type AssignmentDocument,
  type DocumentConfiguration,
  type DocumentFilter,
  type DocumentUnread,
  documentVersion,
} from './assignmentDocument.ts'
import type { DocumentProblem } from './documentProblem.ts'
import { DocumentReader } from './documentReader.ts'
import type { Node, ParseError } from './jsonc.ts'
import { parseAssignment } from './parseAssignment.ts'

/** A document as it was read, or all that is wrong with the text, in its order. */
export type ParsedDocument =
  | { readonly document: AssignmentDocument; readonly places: ReadonlyMap<string, number> }
  | { readonly problems: readonly DocumentProblem[] }

/** Characters; a tenant of 10,000 configurations with 10 assignments each has about 20 million. */
const longest = 50_000_000

const properties = [
  '$schema',
  'intuneAssignments',
  'tenant',
  'readAt',
  'account',
  'kinds',
  'unread',
  'filters',
  'configurations',
]

/** `places` has where each configuration stands, by its key. Never throws for what is in the text. */
export async function parseDocument(text: string): Promise<ParsedDocument> {
  const start = { offset: 0, length: Math.min(1, text.length) }
  if (text.length > longest) return { problems: [{ problem: 'tooLong', about: '', ...start }] }
  if (isDeeperThan(text)) return { problems: [{ problem: 'tooDeep', about: '', ...start }] }
  const { parseTree, printParseErrorCode } = await import('./jsonc.ts')
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { allowTrailingComma: true })
  if (root === undefined || errors.length > 0) {
    const problems = errors.map(({ error, offset, length }): DocumentProblem => ({
      problem: 'syntax',
      about: wordsOf(printParseErrorCode(error)),
      offset,
      length,
    }))
    return { problems: problems.length > 0 ? problems : [{ problem: 'noDocument', about: '', ...start }] }
  }
  const reader = new DocumentReader()
  const parsed = documentOf(reader, root)
  if (parsed && reader.problems.length === 0) return parsed
  return { problems: reader.problems.toSorted((a, b) => a.offset - b.offset) }
}

function documentOf(reader: DocumentReader, root: Node): ParsedDocument | undefined {
  const version: unknown = root.children?.find(({ children }) => children?.[0]?.value === 'intuneAssignments')
    ?.children?.[1]?.value
  const start = { offset: root.offset, length: 1 }
  if (typeof version !== 'number') return reader.say('noDocument', '', start)
  if (version !== documentVersion) return reader.say('version', '', start)
  const of = reader.object(root, 'intuneAssignments', properties)
  const tenantNode = reader.needed(of, 'tenant', root)
  const tenant = tenantNode && reader.object(tenantNode, 'tenant', ['id', 'name'])
  const account = reader.optionalText(of, 'account')
  const places = new Map<string, number>()
  const document: AssignmentDocument = {
    tenant: {
      id: (tenant && tenantNode && reader.text(tenant, 'id', tenantNode)) ?? '',
      name: (tenant && reader.optionalText(tenant, 'name')) ?? '',
    },
    readAt: reader.text(of, 'readAt', root) ?? '',
    ...(account !== undefined && { account }),
    kinds: optionalList(of, 'kinds', reader).flatMap((node) => reader.textOf(node, 'kinds') ?? []),
    unread: optionalList(of, 'unread', reader).map((node) => unreadOf(reader, node)),
    filters: optionalList(of, 'filters', reader).map((node) => filterOf(reader, node)),
    configurations: reader
      .list(of, 'configurations', root)
      .flatMap((node) => configurationOf(reader, node, places) ?? []),
  }
  return { document, places }
}

function optionalList(of: ReadonlyMap<string, Node>, name: string, reader: DocumentReader): readonly Node[] {
  const node = of.get(name)
  return node ? reader.list(of, name, node) : []
}

function configurationOf(
  reader: DocumentReader,
  node: Node,
  places: Map<string, number>,
): DocumentConfiguration | undefined {
  const of = reader.object(node, 'configurations', ['kind', 'id', 'name', 'type', 'assignments'])
  const kindId = reader.text(of, 'kind', node)
  const id = reader.text(of, 'id', node)
  const name = reader.optionalText(of, 'name') ?? ''
  const type = reader.optionalText(of, 'type')
  const kind = kindId === undefined ? undefined : kindOf(kindId)
  if (kindId !== undefined && kind === undefined) reader.say('unknownKind', kindId, of.get('kind') ?? node)
  if (id !== undefined && !/^[\w.-]{1,200}$/.test(id)) reader.say('wrongValue', 'id', of.get('id') ?? node)
  const items = reader.list(of, 'assignments', node)
  if (kind === undefined || id === undefined) return undefined
  const key = configurationKey({ kind, id })
  if (places.has(key)) reader.say('configurationTwice', '', of.get('id') ?? node)
  places.set(key, node.offset)
  const assignments = items.flatMap((item) => parseAssignment(reader, item, kind) ?? [])
  return { kind, id, name, ...(type !== undefined && { type }), assignments }
}

function unreadOf(reader: DocumentReader, node: Node): DocumentUnread {
  const of = reader.object(node, 'unread', ['kind', 'id', 'name', 'error'])
  const [id, name] = [reader.optionalText(of, 'id'), reader.optionalText(of, 'name')]
  return {
    kind: reader.text(of, 'kind', node) ?? '',
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
    error: reader.text(of, 'error', node) ?? '',
  }
}

function filterOf(reader: DocumentReader, node: Node): DocumentFilter {
  const of = reader.object(node, 'filters', ['id', 'name', 'platform', 'rule'])
  const rule = reader.optionalText(of, 'rule')
  return {
    id: (reader.text(of, 'id', node) ?? '').toLowerCase(),
    name: reader.text(of, 'name', node) ?? '',
    platform: reader.text(of, 'platform', node) ?? '',
    ...(rule !== undefined && { rule }),
  }
}

/** `PropertyNameExpected` in words. */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
}
