import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { runProcess } from '../childProcess.ts'
import { projectPaths } from '../projectPaths.ts'

/** Folders at the top of a checkout that no build is made from. */
const notSource = new Set(['node_modules', '.git', '.vscode-test', 'artifacts', 'dist'])

/**
 * The package as somebody else would build it: from a copy in another folder, with other times and modes of files, in
 * another time zone and language.
 */
export async function otherBuild(): Promise<Buffer> {
  const { root } = projectPaths
  const copy = await mkdtemp(join(tmpdir(), 'intune-other-build-'))
  try {
    const isSource = (path: string): boolean => !notSource.has(relative(root, path).split(sep)[0] ?? '')
    await cp(root, copy, { recursive: true, filter: isSource })
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
    const out = join(copy, 'other.vsix')
    const env = { TZ: 'Pacific/Kiritimati', LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8' }
    const build = [join(copy, 'test/support/vsix/packageExtension.ts'), out]
    const umask = process.umask(0o077)
    try {
      if ((await runProcess(process.execPath, build, { cwd: copy, env, quiet: true })) !== 0)
        throw new Error('The other build failed')
    } finally {
      process.umask(umask)
    }
    return await readFile(out)
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

/** Paths of the files that two packages don't have alike; empty also where only the zip around them differs. */
export function differingFiles(one: ReadonlyMap<string, Buffer>, other: ReadonlyMap<string, Buffer>): string[] {
  const paths = new Set([...one.keys(), ...other.keys()])
  return [...paths].filter((path) => {
    const [a, b] = [one.get(path), other.get(path)]
    return a === undefined || b === undefined || !a.equals(b)
  })
}
