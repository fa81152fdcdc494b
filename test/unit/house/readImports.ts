import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

/** Paths are below `src`, with slashes; a package keeps its name. */
export interface Import {
  readonly from: string
  readonly to: string
}

/** TypeScript files below a folder, by their path in it, with slashes. */
export function sourceFiles(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return paths.filter((path) => path.endsWith('.ts')).map((path) => path.replaceAll('\\', '/'))
}

/** Every import of every file below a folder: values, types, `export … from`, `import()`, `import('…').Type`. */
export function readImports(folder: string): Import[] {
  return sourceFiles(folder).flatMap((file) => importsOf(file, readFileSync(join(folder, file), 'utf8')))
}

/** Throws for a text that is no TypeScript, and for an `import()` of anything but a literal: nobody could say what it loads. */
export function importsOf(file: string, text: string): Import[] {
  const { program, errors } = parseSync(file, text)
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  const specifiers = new Set<string>()
  const add = (source: { readonly type: string; readonly value?: unknown } | null): void => {
    if (!source) return
    if (typeof source.value !== 'string') throw new Error(`${file} imports what is not a literal`)
    specifiers.add(source.value)
  }
  new Visitor({
    ImportDeclaration: ({ source }) => add(source),
    ExportNamedDeclaration: ({ source }) => add(source),
    ExportAllDeclaration: ({ source }) => add(source),
    ImportExpression: ({ source }) => add(source),
    TSImportType: ({ source }) => add(source),
    TSExternalModuleReference: ({ expression }) => add(expression),
  }).visit(program)
  return Array.from(specifiers, (specifier) => ({ from: file, to: resolve(file, specifier) }))
}

function resolve(file: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier
}
