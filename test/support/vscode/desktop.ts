import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProcess } from '../childProcess.ts'
import { projectPaths } from '../projectPaths.ts'
import { quietSettings } from './quietSettings.ts'

/** A desktop VS Code, downloaded from its update server on first use, is where `@vscode/test-electron` keeps it. */
const cachePath = projectPaths.cache

/** Runs a bundled suite in a desktop VS Code. Resolves to whether all passed. Needs a display. */
export async function runHostTestsOnDesktop(
  suite: string,
  options: { env?: Record<string, string | undefined>; settings?: Record<string, unknown> },
): Promise<boolean> {
  const profile = await mkdtemp(join(tmpdir(), 'intune-desktop-'))
  try {
    await writeSettings(profile, options.settings)
    const code = await runTests({
      cachePath,
      extensionDevelopmentPath: projectPaths.root,
      extensionTestsPath: suite,
      extensionTestsEnv: { ...options.env },
      launchArgs: ['--user-data-dir', profile, '--disable-extensions'],
    })
    return code === 0
  } catch (error) {
    console.error(error)
    return false
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Installs VSIX files into a desktop VS Code with a profile of its own, and starts it. Resolves when it is closed. */
export async function startDesktop(profile: string, extensions: readonly string[]): Promise<number> {
  const executable = await downloadAndUnzipVSCode({ cachePath })
  const [cli = executable, ...cliArgs] = resolveCliArgsFromVSCodeExecutablePath(executable)
  // The last ones given count: a profile of our own, instead of the one that tests use.
  const folders = ['--user-data-dir', profile, '--extensions-dir', join(profile, 'extensions')]
  await writeSettings(profile)
  for (const extension of extensions) {
    const code = await runProcess(cli, [...cliArgs, ...folders, '--install-extension', extension, '--force'])
    if (code !== 0) throw new Error(`VS Code could not install ${extension}`)
  }
  return runProcess(executable, [...folders, '--wait', '--new-window'])
}

async function writeSettings(profile: string, settings?: Record<string, unknown>): Promise<void> {
  await mkdir(join(profile, 'User'), { recursive: true })
  await writeFile(join(profile, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }, undefined, 2))
}
