import { asJson, type Json } from '../../base/json.ts'
import type { Kind } from '../kinds/kind.ts'
import { isGuid, type Target, targetFromGraph } from '../model/target.ts'
import type { DocumentAssignment } from './assignmentDocument.ts'
import { type DocumentReader, valueOf } from './documentReader.ts'
import type { Node } from './jsonc.ts'

const properties = ['target', 'exclude', 'filter', 'fields', 'source', 'other']

/** An assignment of a document; undefined where a part of it is not what it has to be, which the reader then says. */
export function parseAssignment(reader: DocumentReader, node: Node, kind: Kind): DocumentAssignment | undefined {
  const noted = reader.problems.length
  const of = reader.object(node, 'assignments', properties)
  const otherNode = of.get('other')
  if (otherNode) reader.anyObject(otherNode, 'other')
  const other = asJson(otherNode && valueOf(otherNode))
  const found = targetOf(reader, of, node, other)
  const filterNode = of.get('filter')
  const filter = filterNode && filterOf(reader, filterNode)
  const sourceNode = of.get('source')
  const source = sourceNode && reader.textOf(sourceNode, 'source')
  if (source === '' && sourceNode) reader.say('wrongValue', 'source', sourceNode)
  const fieldsNode = of.get('fields')
  const fields = fieldsNode ? fieldsOf(reader, fieldsNode, kind) : {}
  if (found === undefined || reader.problems.length > noted) return undefined
  return {
    ...found,
    ...(filter && { filter }),
    fields,
    ...(source !== undefined && source !== 'direct' && { source }),
    other,
  }
}

function targetOf(
  reader: DocumentReader,
  of: ReadonlyMap<string, Node>,
  owner: Node,
  other: Json,
): Pick<DocumentAssignment, 'target' | 'name'> | undefined {
  const excludeNode = of.get('exclude')
  const exclude: unknown = excludeNode?.value
  if (excludeNode && typeof exclude !== 'boolean') reader.say('wrongValue', 'exclude', excludeNode)
  const node = reader.needed(of, 'target', owner)
  if (node === undefined) return undefined
  if (node.type === 'object') return groupOf(reader, node, exclude === true)
  const target = everyoneOf(node.value) ?? (node.value === 'unknown' ? unknownOf(other) : undefined)
  if (target === undefined) return reader.say('wrongValue', 'target', node)
  if (exclude === true && excludeNode) return reader.say('wrongValue', 'exclude', excludeNode)
  return { target }
}

function groupOf(
  reader: DocumentReader,
  node: Node,
  exclude: boolean,
): Pick<DocumentAssignment, 'target' | 'name'> | undefined {
  const of = reader.object(node, 'target', ['groupId', 'name'])
  const groupId = reader.text(of, 'groupId', node)
  const name = reader.optionalText(of, 'name')
  if (groupId === undefined) return undefined
  if (!isGuid(groupId)) return reader.say('wrongValue', 'groupId', of.get('groupId') ?? node)
  const kind = exclude ? 'excludedGroup' : 'group'
  return { target: { kind, groupId: groupId.toLowerCase() }, ...(name !== undefined && { name }) }
}

function everyoneOf(value: unknown): Target | undefined {
  return value === 'allDevices' || value === 'allUsers' ? { kind: value } : undefined
}

/** What is known is written as that: there is one way to say it. */
function unknownOf(other: Json): Target | undefined {
  const target = targetFromGraph(asJson(other['target']))
  return target.kind === 'unknown' && target.type !== '' ? target : undefined
}

function filterOf(reader: DocumentReader, node: Node): DocumentAssignment['filter'] {
  const of = reader.object(node, 'filter', ['id', 'mode', 'name'])
  const id = reader.text(of, 'id', node)
  const mode = reader.text(of, 'mode', node)
  const name = reader.optionalText(of, 'name')
  if (id === undefined || mode === undefined) return undefined
  if (!isGuid(id)) return reader.say('wrongValue', 'filter.id', of.get('id') ?? node)
  if (mode !== 'include' && mode !== 'exclude') return reader.say('wrongValue', 'filter.mode', of.get('mode') ?? node)
  return { id: id.toLowerCase(), mode, ...(name !== undefined && { name }) }
}

function fieldsOf(reader: DocumentReader, node: Node, kind: Kind): Json {
  const of = reader.anyObject(node, 'fields')
  for (const [name, value] of of) {
    const known = kind.fields.some((one) => one.name === name && one.send === undefined)
    if (!known) reader.say('noFieldOfKind', name, value.parent?.children?.[0] ?? value)
  }
  return Object.fromEntries([...of].map(([name, value]) => [name, valueOf(value)]))
}
