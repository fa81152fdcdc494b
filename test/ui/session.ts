import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { startAuthority } from '../support/authority.ts'
import type { Authority } from '../support/authority.ts'
import { packageVsix } from '../support/packageVsix.ts'
import { projectPaths, vsixPath } from '../support/projectPaths.ts'
import { startBrowser } from '../support/vscode/browser.ts'
import { hostEnvironment } from '../support/vscode/hostEnvironment.ts'
import { startVscodeServer } from '../support/vscode/vscodeServer.ts'
import type { VscodeServer } from '../support/vscode/vscodeServer.ts'
import { WorkbenchPage } from '../support/vscode/workbenchPage.ts'

interface Parts {
  readonly server: VscodeServer
  readonly browser: Browser
  readonly authority: Authority
  readonly dataFolder: string
  readonly environment: Awaited<ReturnType<typeof hostEnvironment>>
}

/**
 * One browser and one VS Code with the packaged extension installed, in the environment of an application that an
 * authority of the session's own knows; a context of its own for each test.
 */
export class Session {
  private readonly parts: Parts

  private constructor(parts: Parts) {
    this.parts = parts
  }

  static async start(): Promise<Session> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'intune-ui-'))
    const environment = await hostEnvironment()
    const { env } = environment
    const authority = await startAuthority({
      key: await readFile(env['TEST_TLS_KEY'] ?? '', 'utf8'),
      cert: await readFile(env['TEST_TLS_CERT'] ?? '', 'utf8'),
      tenantId: env['AZURE_TENANT_ID'] ?? '',
      clientId: env['AZURE_CLIENT_ID'] ?? '',
      clientSecret: env['AZURE_CLIENT_SECRET'] ?? '',
    })
    const accountsVsix = join(projectPaths.artifacts, 'account-provider.vsix')
    if (!(await packageVsix(join(projectPaths.root, 'test/support/account-provider'), accountsVsix)))
      throw new Error('The test accounts could not be packaged')
    const server = await startVscodeServer({ dataFolder, extensions: [vsixPath, accountsVsix], env })
    return new Session({ server, browser: await startBrowser(), authority, environment, dataFolder })
  }

  get server(): VscodeServer {
    return this.parts.server
  }

  /** Knows the application in the extension's environment. */
  get authority(): Authority {
    return this.parts.authority
  }

  /** The scopes that the test accounts were asked for, each time a session of one was made. */
  readonly askedOfAccounts = async (): Promise<readonly (readonly string[])[]> => {
    const folder = join(this.parts.dataFolder, 'data/User/globalStorage/intune-assignments.account-provider')
    const lines = (await readFile(join(folder, 'asked.jsonl'), 'utf8')).trim().split('\n')
    return lines.map((line) => JSON.parse(line) as string[])
  }

  /** An empty window with these user settings, in a fresh context and journal: no secrets, no remembered layout. */
  async openWorkbench(settings: Record<string, unknown> = {}): Promise<WorkbenchPage> {
    const { server, browser, dataFolder } = this.parts
    // A click that selects must not open the row as well: what is below would move under the next click.
    await server.changeSettings({ 'workbench.tree.expandMode': 'doubleClick', ...settings })
    await rm(join(dataFolder, 'data/User/globalStorage/intune-assignments.intune-assignments'), {
      recursive: true,
      force: true,
    })
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    context.setDefaultTimeout(30_000)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    // VS Code keeps secrets over a reload only where its server gives it a part of their key; this one does not.
    await context.route('**/mint-key', (route) => route.fulfill({ body: Buffer.alloc(32, 'key') }))
    return WorkbenchPage.open(context, server.address)
  }

  async close(): Promise<void> {
    const { server, browser, authority, environment, dataFolder } = this.parts
    await browser.close()
    await server.close()
    await authority.close()
    await environment.remove()
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }
}
