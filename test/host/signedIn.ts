import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import * as vscode from 'vscode'
import { type SampleTenant, type SampleTenantOptions, startSampleTenant } from '../../src/sampleTenant/sampleTenant.ts'
import { type Authority, startAuthority } from '../support/authority.ts'
import type { Result } from './result.ts'

export interface Host {
  readonly tenant: SampleTenant
  readonly authority: Authority
}

const wanted = { cloud: 'custom', 'signIn.method': 'environment' }

/** Calls a command as another extension does. */
export async function run<T = Result>(command: string, ...args: readonly unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(`intuneAssignments.${command}`, ...args)
}

/** Writes nothing where the user's settings say so already: a write takes VS Code a tenth of a second. */
export async function setSetting(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('intuneAssignments')
  if (isDeepStrictEqual(settings.inspect(name)?.globalValue, value)) return
  await settings.update(name, value, vscode.ConfigurationTarget.Global)
}

/** Where the last test's servers were: those of the next one come to the same place, and the settings stay as they are. */
const ports = { tenant: 0, authority: 0 }

/** Elsewhere, where somebody took the port. */
function atPort<T>(port: number, start: (port: number) => Promise<T>): Promise<T> {
  return start(port).catch(() => start(0))
}

/** One tenant and authority for all tests of a suite is enough where none of them sends anything. */
type Each = 'test' | 'suite'

/** Gives each test of the suite a tenant and an authority of its own, reached by the settings; nobody is signed in. */
export function hostWith(options: SampleTenantOptions = {}, each: Each = 'test'): Host {
  const [setUp, tearDown] = each === 'test' ? [beforeEach, afterEach] : [before, after]
  let tenant: SampleTenant | undefined
  let authority: Authority | undefined
  const givenTenantId = process.env['AZURE_TENANT_ID']
  before(async () => {
    for (const [name, value] of Object.entries(wanted)) await setSetting(name, value)
  })
  setUp(async () => {
    const { TEST_TLS_KEY = '', TEST_TLS_CERT = '', AZURE_CLIENT_ID, AZURE_CLIENT_SECRET } = process.env
    // Journals are kept by tenant: what one test changed is not for the next one to undo.
    const tenantId = randomUUID()
    process.env['AZURE_TENANT_ID'] = tenantId
    const known = {
      key: await readFile(TEST_TLS_KEY, 'utf8'),
      cert: await readFile(TEST_TLS_CERT, 'utf8'),
      tenantId,
      ...(AZURE_CLIENT_ID && { clientId: AZURE_CLIENT_ID }),
      ...(AZURE_CLIENT_SECRET && { clientSecret: AZURE_CLIENT_SECRET }),
    }
    authority = await atPort(ports.authority, (port) => startAuthority({ ...known, port }))
    tenant = await atPort(ports.tenant, (port) => startSampleTenant({ tokens: () => 'write', ...options, port }))
    ports.authority = Number(new URL(authority.host).port)
    ports.tenant = Number(new URL(tenant.root).port)
    await setSetting('customCloud', { graphEndpoint: tenant.root, authorityHost: authority.host })
  })
  tearDown(async () => {
    await run('signOut')
    await tenant?.close()
    await authority?.close()
  })
  after(async () => {
    process.env['AZURE_TENANT_ID'] = givenTenantId
    for (const name of [...Object.keys(wanted), 'customCloud', 'writeRoute']) await setSetting(name, undefined)
  })
  return {
    get tenant() {
      return there(tenant)
    },
    get authority() {
      return there(authority)
    },
  }
}

/** As `hostWith`, signed in, and the list read; the requests of both are forgotten. */
export function signedInWith(options: SampleTenantOptions = {}, each: Each = 'test'): Host {
  const host = hostWith(options, each)
  const setUp = each === 'test' ? beforeEach : before
  setUp(async () => {
    await run('signIn')
    await run('refresh')
    host.tenant.clearRequests()
  })
  return host
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('only inside a test')
  return value
}
