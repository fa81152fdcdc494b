import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'node:util'
import { projectPaths } from '../projectPaths.ts'
import { startBrowser } from './browser.ts'
import { bundleHostTests } from './bundleHostTests.ts'
import { runHostTestsOnDesktop } from './desktop.ts'
import { hostPage } from './hostPage.ts'
import { startVscodeServer } from './vscodeServer.ts'

/** What a workspace says is not to be followed: all of these tests run in one that tries. */
const hostileWorkspace = join(projectPaths.root, 'test/host/setupHostileWorkspace')

/** Tells what the tests print from all that VS Code prints. */
const mark = '[tests] '

export interface HostTestOptions {
  /** On a desktop VS Code, downloaded, instead of the server and a headless browser. */
  desktop?: boolean
  /** What the extension host inherits beside this process's environment. */
  env?: Record<string, string | undefined>
  /** User settings beside the quiet ones. */
  settings?: Record<string, unknown>
  /** Limits the whole run; default ten minutes. */
  timeoutMs?: number
}

/** Runs `test/host/*.test.ts` inside a VS Code with the checkout as a development extension. Resolves to whether all passed. */
export async function runHostTests(options: HostTestOptions = {}): Promise<boolean> {
  const suite = await bundleHostTests()
  if (options.desktop) return runHostTestsOnDesktop(suite, options)

  const dataFolder = await mkdtemp(join(tmpdir(), 'intune-host-'))
  const env = { ...options.env, TEST_OUTPUT_MARK: mark }
  const server = await startVscodeServer({ ...options, env, dataFolder, testDriver: true })
  const browser = await startBrowser()
  const workbenchLog = createWriteStream(join(projectPaths.artifacts, 'host/workbench.log'))
  try {
    const page = await browser.newPage()
    const ended = new Promise<number>((resolve, reject) => {
      const timeoutMs = options.timeoutMs ?? 600_000
      setTimeout(() => reject(new Error(`The host tests took longer than ${timeoutMs} ms.`)), timeoutMs).unref()
      page.on('crash', () => reject(new Error('The browser page crashed.')))
      void page.exposeFunction('codeAutomationExit', resolve)
    })
    await page.exposeFunction('codeAutomationLog', (type: string, [text, ...rest]: unknown[]) => {
      if (typeof text === 'string' && text.startsWith(mark)) console.log(text.slice(mark.length))
      else workbenchLog.write(`${type} ${format(text, ...rest)}\n`)
    })
    await page.goto(hostPage(server.address, suite, hostileWorkspace))
    return (await ended) === 0
  } catch (error) {
    console.error('What VS Code said is in artifacts/host/workbench.log.')
    throw error
  } finally {
    await browser.close()
    await server.close()
    workbenchLog.end(server.log())
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }
}
