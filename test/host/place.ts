import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type SampleTenant, type SampleTenantOptions, startSampleTenant } from '../../src/sampleTenant/sampleTenant.ts'
import { type Authority, type AuthorityUser, startAuthority } from '../support/authority.ts'
import { run, setSetting } from './signedIn.ts'

export type Method = 'environment' | 'deviceCode'

/** A tenant with an authority of its own, in a cloud of its own. */
export interface Place {
  readonly tenantId: string
  readonly tenant: SampleTenant
  readonly authority: Authority
  /** Tokens that reached the tenant and that its authority never gave out. */
  readonly foreignTokens: readonly string[]
  /** Forgets the requests to the tenant, and gives what came to the authority since: grants, and paths. */
  since(): { grants(): string[]; paths(): string[]; authorityPaths(): readonly string[] }
  close(): Promise<void>
}

export async function startPlace(
  options: SampleTenantOptions & { tenantId?: string; user?: AuthorityUser } = {},
): Promise<Place> {
  const { tenantId = randomUUID(), user, ...tenantOptions } = options
  const { TEST_TLS_KEY = '', TEST_TLS_CERT = '', AZURE_CLIENT_ID, AZURE_CLIENT_SECRET } = process.env
  const authority = await startAuthority({
    key: await readFile(TEST_TLS_KEY, 'utf8'),
    cert: await readFile(TEST_TLS_CERT, 'utf8'),
    tenantId,
    user,
    ...(AZURE_CLIENT_ID && { clientId: AZURE_CLIENT_ID }),
    ...(AZURE_CLIENT_SECRET && { clientSecret: AZURE_CLIENT_SECRET }),
  })
  const foreignTokens: string[] = []
  const tenant = await startSampleTenant({
    tokens: (token) => {
      if (authority.secrets.includes(token)) return 'write'
      foreignTokens.push(token)
      return 'none'
    },
    ...tenantOptions,
  })
  return {
    tenantId,
    tenant,
    authority,
    foreignTokens,
    since: () => {
      tenant.clearRequests()
      const [asked, came] = [authority.tokenRequests.length, authority.paths.length]
      return {
        grants: () => authority.tokenRequests.slice(asked).map(({ grant, status }) => `${grant} ${status}`),
        paths: () => tenant.requests.map(({ path }) => path),
        authorityPaths: () => authority.paths.slice(came),
      }
    },
    close: async () => {
      await tenant.close()
      await authority.close()
    },
  }
}

/** Sets everything that says where and how to sign in, as a user does by hand. */
export async function pointTo({ tenantId, tenant, authority }: Place, method: Method | 'auto'): Promise<void> {
  process.env['AZURE_TENANT_ID'] = tenantId
  await setSetting('cloud', 'custom')
  await setSetting('customCloud', { graphEndpoint: tenant.root, authorityHost: authority.host })
  await setSetting('signIn.method', method)
  await setSetting('signIn.clientId', authority.clientId)
  await setSetting('signIn.tenantId', tenantId)
}

export async function signInTo(place: Place, method: Method | 'auto'): Promise<void> {
  await pointTo(place, method)
  await run('signIn')
}

/** Starts places for each test of the suite; nobody is signed in, and the settings and the environment are put back. */
export function placesWith<Name extends string>(
  options: () => Record<Name, Parameters<typeof startPlace>[0]>,
): Record<Name, Place> {
  const places = {} as Record<Name, Place>
  const given = { ...process.env }
  beforeEach(async () => {
    for (const [name, one] of Object.entries(options())) places[name as Name] = await startPlace(one as object)
  })
  afterEach(async () => {
    await run('signOut')
    for (const place of Object.values<Place>(places)) await place.close()
    for (const name of ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID']) process.env[name] = given[name]
  })
  after(async () => {
    for (const name of ['cloud', 'customCloud', 'signIn.method', 'signIn.clientId', 'signIn.tenantId'])
      await setSetting(name, undefined)
  })
  return places
}
