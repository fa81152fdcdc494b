import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
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

export async function setSetting(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('intuneAssignments').update(name, value, vscode.ConfigurationTarget.Global)
}

/** Gives each test of the suite a tenant and an authority of its own, reached by the settings; nobody is signed in. */
export function hostWith(options: SampleTenantOptions = {}): Host {
  let tenant: SampleTenant | undefined
  let authority: Authority | undefined
  const givenTenantId = process.env['AZURE_TENANT_ID']
  before(async () => {
    for (const [name, value] of Object.entries(wanted)) await setSetting(name, value)
  })
  beforeEach(async () => {
    const { TEST_TLS_KEY = '', TEST_TLS_CERT = '', AZURE_CLIENT_ID, AZURE_CLIENT_SECRET } = process.env
    // Journals are kept by tenant: what one test changed is not for the next one to undo.
    const tenantId = randomUUID()
    process.env['AZURE_TENANT_ID'] = tenantId
    authority = await startAuthority({
      key: await readFile(TEST_TLS_KEY, 'utf8'),
      cert: await readFile(TEST_TLS_CERT, 'utf8'),
      tenantId,
      ...(AZURE_CLIENT_ID && { clientId: AZURE_CLIENT_ID }),
      ...(AZURE_CLIENT_SECRET && { clientSecret: AZURE_CLIENT_SECRET }),
    })
    tenant = await startSampleTenant({ tokens: () => 'write', ...options })
    await setSetting('customCloud', { graphEndpoint: tenant.root, authorityHost: authority.host })
  })
  afterEach(async () => {
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
export function signedInWith(options: SampleTenantOptions = {}): Host {
  const host = hostWith(options)
  beforeEach(async () => {
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
