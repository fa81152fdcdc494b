import { build } from 'esbuild'
import { glob, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { projectPaths } from '../projectPaths.ts'

/** One bundle for the entry, whose path this resolves to, and one for each test file: the host loads no TypeScript. */
export async function bundleHostTests(): Promise<string> {
  const outdir = join(projectPaths.artifacts, 'host')
  await rm(outdir, { recursive: true, force: true })
  const tests: string[] = []
  for await (const file of glob('test/host/*.test.ts', { cwd: projectPaths.root })) tests.push(file)
  await build({
    absWorkingDir: projectPaths.root,
    entryPoints: ['test/host/suite.ts', ...tests],
    entryNames: '[name]',
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    packages: 'external',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  })
  return join(outdir, 'suite.cjs')
}

if (import.meta.main) await bundleHostTests()
