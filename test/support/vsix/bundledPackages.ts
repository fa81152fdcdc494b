import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Metafile } from 'esbuild'

/** A package of which the bundle holds at least one file. */
export interface BundledPackage {
  /** Its folder, from `node_modules/` on: two versions of one package are two. */
  readonly folder: string
  readonly name: string
  readonly version: string
  /** SPDX expression. */
  readonly license: string
  /** The texts that have to come with it: its licence, notices, and those of folders in it that are bundled. */
  readonly texts: readonly string[]
  /** As npm's lock has it: `sha512-…`. */
  readonly integrity: string
  /** Folders of the packages that it imports. */
  readonly uses: readonly string[]
}

const noticeFile = /^(licen[cs]e|notice|copying|third[-_ ]?party)/i

/**
 * The packages in a bundle, by folder. `root` has the `node_modules` and the lock.
 *
 * Throws where a package has no licence, no text of one, or is not in the lock: such a bundle must not be handed out.
 */
export function bundledPackages(metafile: Metafile, root: string): BundledPackage[] {
  const files = new Map<string, Set<string>>()
  const uses = new Map<string, Set<string>>()
  for (const [path, { imports }] of Object.entries(metafile.inputs)) {
    const folder = packageFolder(path)
    if (folder === undefined) continue
    addTo(files, folder, fromModules(path))
    for (const { path: imported } of imports) {
      const other = packageFolder(imported)
      if (other !== undefined && other !== folder) addTo(uses, folder, other)
    }
  }
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { integrity?: string }>
  }
  return [...files.keys()].toSorted(byCode).map((folder) => {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Record<string, unknown>
    const { name, version, license } = manifest
    const texts = noticeTexts(root, folder, files.get(folder) ?? [])
    const integrity = lock.packages[folder]?.integrity
    if (typeof name !== 'string' || typeof version !== 'string') throw new Error(`${folder} has no name or version`)
    if (typeof license !== 'string') throw new Error(`${folder} names no licence`)
    if (texts.length === 0) throw new Error(`${folder} has no text of its licence`)
    if (integrity === undefined) throw new Error(`${folder} is not in the lock`)
    return { folder, name, version, license, texts, integrity, uses: [...(uses.get(folder) ?? [])].toSorted(byCode) }
  })
}

/** The folder of the package that a file of the metafile lies in; undefined for what is not from a package. */
function packageFolder(path: string): string | undefined {
  return /^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(fromModules(path))?.[0]
}

/** Where `node_modules` is a link, paths of the metafile begin outside. */
function fromModules(path: string): string {
  return path.slice(Math.max(0, path.search(/(?<=^|\/)node_modules\//)))
}

function noticeTexts(root: string, folder: string, files: Iterable<string>): string[] {
  const folders = new Set([folder])
  for (const file of files) {
    for (let at = posix.dirname(file); at.startsWith(`${folder}/`); at = posix.dirname(at)) folders.add(at)
  }
  return [...folders].toSorted(byCode).flatMap((at) =>
    (existsSync(join(root, at)) ? readdirSync(join(root, at), { withFileTypes: true }) : [])
      .filter((entry) => entry.isFile() && noticeFile.test(entry.name) && !/\.[cm]?[jt]s$/.test(entry.name))
      .map(({ name }) => name)
      .toSorted(byCode)
      .map((name) =>
        readFileSync(join(root, at, name), 'utf8')
          .replaceAll('\r\n', '\n')
          .trim(),
      ),
  )
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(value))
}

/** The same on every machine, which a comparison by language is not. */
function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
