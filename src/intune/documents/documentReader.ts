import type { Node } from './jsonc.ts'
import type { DocumentProblem, ProblemKind } from './documentProblem.ts'

/** Takes values out of a parsed text, and notes where one is not what it has to be. */
export class DocumentReader {
  readonly problems: DocumentProblem[] = []

  say(problem: ProblemKind, about: string, { offset, length }: Pick<Node, 'offset' | 'length'>): undefined {
    this.problems.push({ problem, about, offset, length })
    return undefined
  }

  /** The properties of an object, of those that it can have; a name that is not known may be one that was mistyped. */
  object(node: Node, about: string, known: readonly string[]): ReadonlyMap<string, Node> {
    const found = this.anyObject(node, about)
    for (const [name, value] of found) {
      if (!known.includes(name)) this.say('unknownProperty', name, value.parent?.children?.[0] ?? value)
    }
    return found
  }

  anyObject(node: Node, about: string): ReadonlyMap<string, Node> {
    const found = new Map<string, Node>()
    if (node.type !== 'object') this.say('wrongValue', about, node)
    for (const { children: [key, value] = [] } of node.type === 'object' ? (node.children ?? []) : []) {
      if (key === undefined || value === undefined) continue
      const name = String(key.value)
      if (found.has(name)) this.say('propertyTwice', name, key)
      found.set(name, value)
    }
    return found
  }

  /** The items of a list that has to be there. */
  list(of: ReadonlyMap<string, Node>, name: string, owner: Node): readonly Node[] {
    const node = this.needed(of, name, owner)
    if (node === undefined) return []
    if (node.type === 'array') return node.children ?? []
    this.say('wrongValue', name, node)
    return []
  }

  text(of: ReadonlyMap<string, Node>, name: string, owner: Node): string | undefined {
    const node = this.needed(of, name, owner)
    return node && this.textOf(node, name)
  }

  optionalText(of: ReadonlyMap<string, Node>, name: string): string | undefined {
    const node = of.get(name)
    return node && this.textOf(node, name)
  }

  needed(of: ReadonlyMap<string, Node>, name: string, owner: Node): Node | undefined {
    return of.get(name) ?? this.say('missingProperty', name, { offset: owner.offset, length: 1 })
  }

  textOf(node: Node, about: string): string | undefined {
    return typeof node.value === 'string' ? node.value : this.say('wrongValue', about, node)
  }
}

/** The value as JSON has it, of which nobody here looks at a part. */
export function valueOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(valueOf)
  if (node.type !== 'object') return node.value
  const pairs = (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key && value ? [[String(key.value), valueOf(value)] as const] : [],
  )
  return Object.fromEntries(pairs)
}
