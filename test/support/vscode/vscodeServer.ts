import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runProcess, startProcess, stopProcess } from '../childProcess.ts'
import { installServer } from './installServer.ts'
import { quietSettings } from './quietSettings.ts'

export interface VscodeServerOptions {
  /** Holds the profile and the installed extensions; kept, so that a second server continues where a first one ended. */
  dataFolder: string
  /** VSIX files to install before the start. */
  extensions?: readonly string[]
  /** User settings, application-scoped ones included, beside the quiet ones. */
  settings?: Record<string, unknown>
  /** What the extension host inherits beside this process's environment. */
  env?: Record<string, string | undefined>
  /** 0 or absent: a free one. */
  port?: number
  /** Lets a page name a development extension and a test suite. */
  testDriver?: boolean
}

export interface VscodeServer {
  /** `http://127.0.0.1:PORT` */
  readonly address: string
  /** Puts user settings in place of those given before, beside the quiet ones. A window takes them when it loads. */
  changeSettings(settings: Record<string, unknown>): Promise<void>
  /** Puts the user's keybindings in place of those given before. A window takes them when it loads. */
  changeKeybindings(keybindings: readonly unknown[]): Promise<void>
  /** What the server has written so far, for when something fails. */
  log(): string
  close(): Promise<void>
}

/** Starts VS Code's server, with an extension host of the real kind (Node). Rejects with its log when it ends early. */
export async function startVscodeServer(options: VscodeServerOptions): Promise<VscodeServer> {
  const serverMain = await installServer()
  const user = join(options.dataFolder, 'data/User')
  await mkdir(user, { recursive: true })
  const changeSettings = (settings: Record<string, unknown>) =>
    writeFile(join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, undefined, 2))
  await changeSettings(options.settings ?? {})
  const changeKeybindings = (keybindings: readonly unknown[]) =>
    writeFile(join(user, 'keybindings.json'), JSON.stringify(keybindings))

  const folders = ['--server-data-dir', options.dataFolder, '--extensions-dir', join(options.dataFolder, 'extensions')]
  const legal = ['--accept-server-license-terms', '--telemetry-level', 'off']
  const env = { ...withoutOuterVscode(), ...options.env }
  for (const extension of options.extensions ?? []) {
    const args = [serverMain, ...folders, ...legal, '--install-extension', extension, '--force']
    const code = await runProcess(process.execPath, args, { env, quiet: true })
    if (code !== 0) throw new Error(`VS Code could not install ${extension}`)
  }

  const listen = ['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--without-connection-token']
  const driver = options.testDriver ? ['--enable-smoke-test-driver'] : []
  const args = [serverMain, ...listen, ...folders, ...legal, ...driver]
  const child = startProcess(process.execPath, args, { env, piped: true })
  let log = ''
  const address = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        log += text
        const port = /Extension host agent listening on (\d+)/.exec(log)?.[1]
        if (port) resolve(`http://127.0.0.1:${port}`)
      })
    }
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error(`VS Code's server ended early:\n${log}`)
  })
  return {
    address: await Promise.race([address, ended]),
    changeSettings,
    changeKeybindings,
    log: () => log,
    close: () => stopProcess(child),
  }
}

/** In a terminal of VS Code, its variables would tie the new server to the window around it. */
function withoutOuterVscode(): Record<string, undefined> {
  const names = Object.keys(process.env).filter((name) => /^(VSCODE_|ELECTRON_)/.test(name))
  return Object.fromEntries(names.map((name) => [name, undefined]))
}
