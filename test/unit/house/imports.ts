import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path/posix'

/** A file of a source tree and what it imports: types, `export from` and `import()` too. */
export interface SourceFile {
  /** From the root of the tree, such as `src/graph/graph.ts`. */
  readonly path: string
  /** Files by their path, packages by their name. */
  readonly imports: readonly string[]
}

const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"`])([^'"`\n]+)\1/g

export function sourceFile(path: string, text: string): SourceFile {
  const imports = [...text.matchAll(specifier)].map(([, , name = '']) =>
    name.startsWith('.') ? normalize(join(dirname(path), name)) : name,
  )
  return { path, imports: [...new Set(imports)] }
}

export async function sourceFiles(root: string, folder: string): Promise<readonly SourceFile[]> {
  const names = await readdir(join(root, folder), { recursive: true })
  const paths = names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name.replaceAll('\\', '/')))
  return Promise.all(paths.map(async (path) => sourceFile(path, await readFile(join(root, path), 'utf8'))))
}

/** Groups of nodes that reach each other (Tarjan's strongly connected components of more than one). */
export function circles(edges: ReadonlyMap<string, Iterable<string>>): readonly (readonly string[])[] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (node: string): void => {
    index.set(node, index.size)
    low.set(node, index.size - 1)
    stack.push(node)
    for (const next of edges.get(node) ?? []) {
      if (!edges.has(next)) continue
      if (!index.has(next)) visit(next)
      if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0))
    }
    if (low.get(node) !== index.get(node)) return
    const circle = stack.splice(stack.indexOf(node))
    if (circle.length > 1) found.push(circle)
  }
  for (const node of edges.keys()) if (!index.has(node)) visit(node)
  return found
}
