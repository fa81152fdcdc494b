import { build } from 'esbuild'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { ControlAnswer, ControlRequest } from '../../host/remoteControl.ts'
import { projectPaths } from '../projectPaths.ts'
import { startBrowser } from './browser.ts'
import { hostPage } from './hostPage.ts'
import { startVscodeServer } from './vscodeServer.ts'

export interface RemoteHostOptions {
  /** Kept, so that a second host continues where a first one ended. */
  readonly dataFolder: string
  readonly env?: Record<string, string | undefined>
  readonly settings?: Record<string, unknown>
}

/** A real VS Code with the checkout as a development extension, driven from this process. */
export interface RemoteHost {
  /** Runs one of our commands as another extension does. Rejects with its message. */
  run<T = unknown>(command: string, args?: object): Promise<T>
  /** A setting of the user by its full name; undefined takes it away. */
  setSetting(name: string, value: unknown): Promise<void>
  /** Ends the extension host as a power cut does: no deactivation, nothing flushed. */
  kill(): Promise<void>
  /** A new extension host after the killed one, in the same VS Code; nobody is signed in. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Starts a VS Code of its own. Rejects with the server's log when it does not come up. */
export async function startRemoteHost(options: RemoteHostOptions): Promise<RemoteHost> {
  const suite = await bundle()
  const mark = '[control] '
  const env = { ...options.env, TEST_OUTPUT_MARK: mark }
  const server = await startVscodeServer({ ...options, env, testDriver: true })
  let browser: Browser | undefined
  const close = async (): Promise<void> => {
    await browser?.close()
    await server.close()
  }
  try {
    browser = await startBrowser()
    const page = await browser.newPage()
    // With the server's half of a key the page keeps secrets from one load to the next, as VS Code on a desktop does.
    await page.route('**/mint-key', (route) => route.fulfill({ body: Buffer.alloc(32, 1) }))
    let up = Promise.withResolvers<string>()
    await page.exposeFunction('codeAutomationLog', (_: string, [text]: unknown[]): void => {
      if (typeof text === 'string' && text.startsWith(mark)) up.resolve(text.slice(mark.length))
    })
    await page.exposeFunction('codeAutomationExit', () => up.reject(new Error('The host ended early.')))
    const open = async (): Promise<string> => {
      const { reject } = up
      setTimeout(() => reject(new Error(`The host did not come up:\n${server.log()}`)), 60_000).unref()
      await page.goto(hostPage(server.address, suite))
      return `http://127.0.0.1:${await up.promise}`
    }
    let address = await open()
    const ask = (request: ControlRequest): Promise<unknown> => asked(address, request)
    return {
      run: async <T>(command: string, args: object = {}) =>
        (await ask({ ask: 'command', command: `intuneAssignments.${command}`, args: [args] })) as T,
      setSetting: async (name, value) => void (await ask({ ask: 'setting', name, value })),
      kill: async () => {
        const pid = Number(await ask({ ask: 'pid' }))
        process.kill(pid, 'SIGKILL')
        await gone(pid)
      },
      restart: async () => {
        await page.goto('about:blank')
        up = Promise.withResolvers()
        address = await open()
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function bundle(): Promise<string> {
  const outfile = join(projectPaths.artifacts, 'remoteHost/remoteControl.cjs')
  await build({
    absWorkingDir: projectPaths.root,
    entryPoints: ['test/host/remoteControl.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  })
  return outfile
}

async function asked(address: string, request: ControlRequest): Promise<unknown> {
  const response = await fetch(address, { method: 'POST', body: JSON.stringify(request) })
  const answer = (await response.json()) as ControlAnswer
  if ('rejected' in answer) throw new Error(answer.rejected)
  return answer.result
}

/** Resolves once there is no such process. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await once(AbortSignal.timeout(20), 'abort')
  }
}
