import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runProcess } from './childProcess.ts'
import { projectPaths } from './projectPaths.ts'

/** Where nothing else is asked for, every file in a package is from the first day that a zip can name. */
const firstDay = '315532800'

/**
 * Packages an extension's folder; the same files give the same bytes. No file is left at `out` when that fails, which
 * vsce then has explained.
 */
export async function packageVsix(folder: string, out: string): Promise<boolean> {
  await rm(out, { force: true })
  const vsce = join(projectPaths.root, 'node_modules/@vscode/vsce/vsce')
  // All that runs is bundled, so no dependencies; links in the README stay as they are.
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--skip-license']
  // A zip has local times; vsce sorts the files only where it is told the time.
  const env = { SOURCE_DATE_EPOCH: process.env['SOURCE_DATE_EPOCH'] ?? firstDay, TZ: 'UTC', LC_ALL: 'C' }
  const args = [vsce, 'package', ...options, '--out', out]
  return (await runProcess(process.execPath, args, { cwd: folder, env })) === 0
}
