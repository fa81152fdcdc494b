import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runProcess } from './childProcess.ts'
import { projectPaths } from './projectPaths.ts'

/** Packages an extension's folder. No file is left at `out` when that fails, which vsce then has explained. */
export async function packageVsix(folder: string, out: string): Promise<boolean> {
  await rm(out, { force: true })
  const vsce = join(projectPaths.root, 'node_modules/@vscode/vsce/vsce')
  // All that runs is bundled, so no dependencies; links in the README stay as they are.
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--skip-license']
  return (await runProcess(process.execPath, [vsce, 'package', ...options, '--out', out], { cwd: folder })) === 0
}
