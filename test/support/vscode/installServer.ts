import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runProcess } from '../childProcess.ts'
import { projectPaths } from '../projectPaths.ts'

/** The npm package that carries VS Code's server and web workbench; 4.139.1 is VS Code 1.139.1. */
const serverVersion = '4.139.1'

/**
 * The `server-main.js` of a VS Code server, installed from the npm registry into the cache on first use.
 *
 * An interrupted installation leaves nothing behind that a later one would take for whole.
 */
export async function installServer(): Promise<string> {
  const home = join(projectPaths.cache, `code-server-${serverVersion}`)
  const serverMain = join('node_modules/code-server/lib/vscode/out/server-main.js')
  if (existsSync(join(home, serverMain))) return join(home, serverMain)

  console.log(`Installing VS Code's server (code-server ${serverVersion})`)
  const unfinished = `${home}.unfinished-${process.pid}`
  await mkdir(unfinished, { recursive: true })
  try {
    await writeFile(join(unfinished, 'package.json'), '{ "private": true }')
    await npmInstall(unfinished, [`code-server@${serverVersion}`])
    await npmInstall(join(unfinished, 'node_modules/code-server/lib/vscode'), ['--omit=dev'])
    await rename(unfinished, home)
  } catch (error) {
    // Somebody else was faster: theirs is as good.
    if (!existsSync(join(home, serverMain))) throw error
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return join(home, serverMain)
}

async function npmInstall(folder: string, args: string[]): Promise<void> {
  // Install scripts would compile native modules that neither the tests nor a look around need.
  const options = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env['npm_execpath']
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []]
  const code = await runProcess(command, [...first, ...options, ...args], { cwd: folder, quiet: true })
  if (code !== 0) throw new Error(`npm could not install into ${folder} (exit code ${code})`)
}
