import assert from 'node:assert/strict'
import { checkSetup, type SetupParts } from '../../../src/setup/checkSetup.ts'
import { checkNames, type SetupCheck } from '../../../src/setup/setupCheck.ts'
import { SignIn } from '../../../src/auth/signIn.ts'
import { systemClock } from '../../../src/base/clock.ts'
import type { Cloud } from '../../../src/graph/cloud.ts'
import { GraphClient } from '../../../src/graph/graphClient.ts'
import type { NetworkSettings } from '../../../src/graph/networkSettings.ts'
import { UndiciTransport } from '../../../src/graph/undiciTransport.ts'
import { startSampleTenant } from '../../../src/sampleTenant/sampleTenant.ts'
import { type Authority, type AuthorityOptions, startAuthority } from '../../support/authority.ts'
import { type Certificate, makeCertificate } from '../../support/certificate.ts'
import { startProxy } from '../../support/proxy.ts'
import { MemorySecrets } from '../auth/signInHarness.ts'
import { MemoryLog, plainNetwork } from '../graph/graphHarness.ts'

const areas = [
  {
    area: 'configuration',
    read: ['DeviceManagementConfiguration.Read.All', 'DeviceManagementConfiguration.ReadWrite.All'],
    write: ['DeviceManagementConfiguration.ReadWrite.All'],
  },
  { area: 'apps', read: ['DeviceManagementApps.Read.All'], write: ['DeviceManagementApps.ReadWrite.All'] },
  { area: 'devices', read: ['Device.Read.All', 'Directory.Read.All'] },
]

const endings: (() => Promise<unknown>)[] = []
let certificate: Certificate

function ending<T extends { close(): Promise<unknown> }>(one: T): T {
  endings.push(() => one.close())
  return one
}

async function authorityWith(options: AuthorityOptions = {}): Promise<Authority> {
  return ending(await startAuthority({ key: certificate.key, cert: certificate.cert, ...options }))
}

function partsFor(cloud: Cloud | undefined, network: NetworkSettings = plainNetwork, ca = certificate.ca): SetupParts {
  const authorities = (): string[] => [ca]
  return {
    settings: { cloudName: 'custom', method: 'deviceCode', application: 'own', readOnly: false, groupNames: true },
    cloud,
    network,
    clock: systemClock,
    transport: ending(new UndiciTransport(network, { authorities })),
    authorities,
    areas,
  }
}

/** Somebody who signed in with a code, and a tenant that takes the tokens of the authority. */
async function signedIn(authority: Authority): Promise<{ parts: SetupParts; cloud: Cloud; log: MemoryLog }> {
  const tenant = ending(
    await startSampleTenant({ tokens: (token) => (authority.secrets.includes(token) ? 'write' : 'none') }),
  )
  const cloud: Cloud = { name: 'custom', graphRoot: tenant.root, authorityHost: authority.host }
  const parts = partsFor(cloud)
  const log = new MemoryLog()
  const tokens = new SignIn({
    cloud,
    method: 'deviceCode',
    clientId: authority.clientId,
    tenantId: authority.tenantId,
    secrets: new MemorySecrets(),
    prompts: { showDeviceCode: () => undefined, openBrowser: () => Promise.reject(new Error('no browser')) },
    transport: parts.transport,
    log,
  })
  await tokens.signIn()
  const graph = new GraphClient({ cloud, tokens, transport: parts.transport, clock: systemClock, log })
  return { parts: { ...parts, tokens, graph }, cloud, log }
}

/** `passed`, `failed ENOTFOUND`, … by the step's name. */
function said(checks: readonly SetupCheck[]): Record<string, string> {
  return Object.fromEntries(checks.map(({ name, outcome, code }) => [name, code ? `${outcome} ${code}` : outcome]))
}

describe('the check of the setup', () => {
  before(async () => {
    certificate = await makeCertificate()
  })
  afterEach(async () => {
    for (const end of endings.splice(0).toReversed()) await end()
  })

  it('passes from the settings to one read of Intune, and asks nobody', async () => {
    const authority = await authorityWith()
    const { parts } = await signedIn(authority)
    const begun: string[] = []
    const checks = await checkSetup(parts, (name) => begun.push(name))
    assert.deepEqual(begun, [...checkNames])
    const { authority: reached, ...others } = said(checks)
    assert.match(reached ?? '', /^passed/)
    assert.deepEqual(others, {
      settings: 'passed',
      authorityName: 'passed',
      graphName: 'passed',
      proxy: 'passed direct',
      certificateChecks: 'passed',
      authorityCertificate: 'passed companyAuthority',
      graphCertificate: 'skipped notEncrypted',
      clock: 'passed',
      token: 'passed user',
      permissions: 'passed',
      writePermission: 'passed',
      areas: 'passed',
      read: 'passed',
      groupNames: 'passed',
    })
    assert.ok(authority.tokenRequests.every(({ grant }) => grant !== 'authorization_code'))
  })

  it('holds no token, secret or name of anybody', async () => {
    const authority = await authorityWith()
    const { parts } = await signedIn(authority)
    authority.behaviour.withheld = ['ReadWrite']
    const report = JSON.stringify(await checkSetup(parts))
    for (const secret of [...authority.secrets, authority.username, authority.tenantId, authority.clientId]) {
      assert.ok(!report.includes(secret), `the report holds ${secret}`)
    }
  })

  it('does all it can when nobody is signed in, and says what was skipped', async () => {
    const { host } = await authorityWith()
    const checks = said(await checkSetup(partsFor({ name: 'custom', graphRoot: host, authorityHost: host })))
    assert.match(checks['authority'] ?? '', /^passed/)
    assert.equal(checks['graphCertificate'], 'passed companyAuthority')
    for (const name of ['token', 'permissions', 'writePermission', 'areas', 'read', 'groupNames']) {
      assert.equal(checks[name], 'skipped notSignedIn')
    }
  })

  it('says which consent the write lacks', async () => {
    const authority = await authorityWith()
    const { parts } = await signedIn(authority)
    authority.behaviour.withheld = ['ReadWrite']
    const checks = said(await checkSetup(parts))
    assert.equal(checks['permissions'], 'passed')
    assert.equal(checks['writePermission'], 'failed AADSTS65001')
    assert.equal(checks['read'], 'passed')
  })

  it('says for each area which permission is there, and asks nobody', async () => {
    const authority = await authorityWith()
    const { parts } = await signedIn(authority)
    authority.behaviour.withheld = ['DeviceManagementApps.ReadWrite', 'Device.Read']
    const found = (await checkSetup(parts)).find(({ name }) => name === 'areas')
    assert.deepEqual([found?.outcome, found?.code], ['warning', 'missingPermission'])
    assert.deepEqual(
      found?.areas?.map(({ area, readGrant, writeGrant }) => [area, readGrant, writeGrant]),
      [
        ['configuration', 'granted', 'granted'],
        ['apps', 'granted', 'missing'],
        ['devices', 'missing', undefined],
      ],
    )
    assert.ok(authority.tokenRequests.every(({ grant }) => grant !== 'authorization_code'))
  })

  it('knows of no area whether its permissions are there where nobody is signed in, or the token does not tell', async () => {
    const authority = await authorityWith()
    const grants = async (parts: SetupParts): Promise<readonly unknown[] | undefined> => {
      const found = (await checkSetup(parts)).find(({ name }) => name === 'areas')
      assert.equal(found?.outcome, 'skipped')
      return found?.areas?.flatMap(({ readGrant, writeGrant }) => [readGrant, writeGrant])
    }
    const unknown = ['unknown', 'unknown', 'unknown', 'unknown', 'unknown', undefined]
    assert.deepEqual(await grants(partsFor(undefined)), unknown)
    const { parts } = await signedIn(authority)
    assert.deepEqual(await grants({ ...parts, tokens: { token: () => Promise.resolve('opaque') } }), unknown)
  })

  it('says missing, not granted, where the method gives the same token for everything', async () => {
    const authority = await authorityWith()
    const { parts } = await signedIn(authority)
    const claims = Buffer.from(JSON.stringify({ scp: 'DeviceManagementConfiguration.Read.All' })).toString('base64url')
    const checks = await checkSetup({ ...parts, tokens: { token: () => Promise.resolve(`e30.${claims}.s`) } })
    const found = checks.find(({ name }) => name === 'areas')
    assert.deepEqual(
      found?.areas?.map(({ readGrant, writeGrant }) => [readGrant, writeGrant]),
      [
        ['granted', 'missing'],
        ['missing', 'missing'],
        ['missing', undefined],
      ],
    )
  })

  it('does not look for the names of groups where the settings want none', async () => {
    const authority = await authorityWith()
    const { parts } = await signedIn(authority)
    const checks = said(await checkSetup({ ...parts, settings: { ...parts.settings, groupNames: false } }))
    assert.equal(checks['groupNames'], 'skipped groupNamesOff')
  })

  it('asks for no write token in read-only mode', async () => {
    const authority = await authorityWith()
    const { parts } = await signedIn(authority)
    const settings = { ...parts.settings, readOnly: true }
    const checks = said(
      await checkSetup({ ...parts, settings, areas: areas.map(({ area, read }) => ({ area, read })) }),
    )
    assert.equal(checks['writePermission'], 'skipped readOnly')
    assert.ok(authority.tokenRequests.every(({ scope }) => !scope.includes('ReadWrite')))
  })

  it('names the authority behind a certificate that is not trusted', async () => {
    const { host } = await authorityWith()
    const stranger = await makeCertificate()
    const cloud: Cloud = { name: 'custom', graphRoot: host, authorityHost: host }
    const checks = await checkSetup(partsFor(cloud, plainNetwork, stranger.ca))
    const seen = checks.find(({ name }) => name === 'authorityCertificate')
    assert.equal(seen?.outcome, 'failed')
    assert.match(seen?.code ?? '', /CERT|ISSUER|SIGNATURE|SELF_SIGNED/)
    assert.equal(seen?.facts?.['issuer'], 'Test authority')
    assert.match(said(checks)['authority'] ?? '', /^failed/)
    const lax = said(await checkSetup(partsFor(cloud, { ...plainNetwork, strictSSL: false }, stranger.ca)))
    assert.equal(lax['authorityCertificate'], 'failed notVerified')
  })

  it('warns that no certificate is checked, also where those of today are in order', async () => {
    const { host } = await authorityWith()
    const cloud: Cloud = { name: 'custom', graphRoot: host, authorityHost: host }
    const checks = said(await checkSetup(partsFor(cloud, { ...plainNetwork, strictSSL: false })))
    assert.equal(checks['certificateChecks'], 'warning off')
    assert.equal(checks['graphCertificate'], 'passed companyAuthority')
  })

  it('tells the proxy and where it comes from, and never its credentials', async () => {
    const inside = await makeCertificate({ names: ['login.test.invalid', 'graph.test.invalid'] })
    const authority = await authorityWith({ key: inside.key, cert: inside.cert })
    const port = Number(new URL(authority.host).port)
    const proxy = ending(await startProxy({ credentials: 'user:pass-word', redirectTo: port }))
    const cloud: Cloud = {
      name: 'custom',
      graphRoot: 'https://graph.test.invalid',
      authorityHost: 'https://login.test.invalid',
    }
    const withUser = proxy.url.replace('http://', 'http://user:pass-word@')
    const set = await checkSetup(partsFor(cloud, { ...plainNetwork, proxy: withUser }, inside.ca))
    assert.equal(said(set)['proxy'], 'passed setting')
    assert.equal(said(set)['authorityName'], 'skipped proxy')
    assert.match(said(set)['authority'] ?? '', /^passed/)
    assert.ok(!JSON.stringify(set).includes('pass-word'))
    const environment = { HTTPS_PROXY: proxy.url.replace('http://', 'http://user:wrong-word@') }
    const refused = await checkSetup(partsFor(cloud, { ...plainNetwork, environment }, inside.ca))
    assert.equal(said(refused)['proxy'], 'failed 407')
    assert.equal(said(refused)['graphCertificate'], 'skipped noProxy')
    assert.match(said(refused)['authority'] ?? '', /^failed/)
    assert.ok(!JSON.stringify(refused).includes('wrong-word'))
  })

  for (const password of ['1/2', '1#2', '1?2', 'a/b', 'a@b']) {
    it(`tells nothing of the password ${password} of a proxy, wherever the check goes`, async () => {
      const cloud: Cloud = {
        name: 'custom',
        graphRoot: 'https://graph.test.invalid',
        authorityHost: 'https://login.test.invalid',
      }
      const network = { ...plainNetwork, proxy: `http://somebody:${password}@127.0.0.1:1` }
      const checks = await checkSetup(partsFor(cloud, network))
      assert.equal(said(checks)['proxy'], 'failed proxy')
      const text = JSON.stringify(checks)
      assert.match(text, /127\.0\.0\.1:1/)
      for (const part of ['somebody', password]) assert.ok(!text.includes(part), text)
    })
  }

  it('warns where the environment takes any certificate: what is not built on our connections does', async () => {
    const { host } = await authorityWith()
    const cloud: Cloud = { name: 'custom', graphRoot: host, authorityHost: host }
    const environment = { NODE_TLS_REJECT_UNAUTHORIZED: '0' }
    const checks = said(await checkSetup(partsFor(cloud, { ...plainNetwork, environment })))
    assert.equal(checks['certificateChecks'], 'warning environment')
    assert.equal(checks['graphCertificate'], 'passed companyAuthority')
    assert.match(said(await checkSetup(partsFor(cloud)))['certificateChecks'] ?? '', /^passed$/)
  })

  it('sees a proxy that inspects', async () => {
    const inspector = await makeCertificate()
    const plain = ending(await startAuthority())
    const port = Number(new URL(plain.host).port)
    const proxy = ending(await startProxy({ redirectTo: port, inspectWith: inspector }))
    const cloud: Cloud = {
      name: 'custom',
      graphRoot: 'https://graph.test.invalid',
      authorityHost: 'https://l.test.invalid',
    }
    const checks = await checkSetup(partsFor(cloud, { ...plainNetwork, proxy: proxy.url }, inspector.ca))
    assert.equal(said(checks)['graphCertificate'], 'passed companyAuthority')
    assert.equal(checks.find(({ name }) => name === 'graphCertificate')?.facts?.['issuer'], 'Test authority')
  })

  it('tells a name that nobody knows', async () => {
    const cloud: Cloud = { name: 'custom', graphRoot: 'https://x.invalid', authorityHost: 'https://y.invalid' }
    const checks = said(await checkSetup(partsFor(cloud)))
    assert.match(checks['graphName'] ?? '', /^failed (ENOTFOUND|EAI_AGAIN)$/)
    assert.match(checks['authorityName'] ?? '', /^failed (ENOTFOUND|EAI_AGAIN)$/)
    assert.equal(checks['graphCertificate'], 'skipped noAddress')
    assert.match(checks['authority'] ?? '', /^failed (ENOTFOUND|EAI_AGAIN)$/)
    assert.equal(checks['clock'], 'skipped noAnswer')
  })

  it('takes a page for no answer of the authority', async () => {
    const authority = await authorityWith()
    authority.behaviour.broken = 200
    const { host } = authority
    const checks = said(await checkSetup(partsFor({ name: 'custom', graphRoot: host, authorityHost: host })))
    assert.equal(checks['authority'], 'failed badResponse')
  })

  it('tells a clock that is wrong', async () => {
    const { host } = await authorityWith()
    const parts = partsFor({ name: 'custom', graphRoot: host, authorityHost: host })
    const clock = { ...systemClock, now: () => Date.now() - 10 * 60_000 }
    const checks = await checkSetup({ ...parts, clock })
    const seen = checks.find(({ name }) => name === 'clock')
    assert.deepEqual([seen?.outcome, seen?.code, seen?.facts?.['minutes']], ['failed', 'behind', '10'])
  })

  it('tells a setting that is missing', async () => {
    const parts = partsFor(undefined)
    const custom = said(await checkSetup(parts))
    assert.equal(custom['settings'], 'failed customCloud')
    assert.equal(custom['authority'], 'skipped noCloud')
    const { host } = await authorityWith()
    const cloud: Cloud = { name: 'custom', graphRoot: host, authorityHost: host }
    const none = { ...partsFor(cloud), settings: { ...parts.settings, application: 'none' as const } }
    assert.equal(said(await checkSetup(none))['settings'], 'failed clientIdMissing')
    const application = { ...none, settings: { ...none.settings, method: 'environment' } }
    const checks = await checkSetup(application)
    assert.equal(said(checks)['settings'], 'failed environmentIncomplete')
    assert.match(checks[0]?.facts?.['missing'] ?? '', /AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET/)
  })

  it('ends where it is cancelled', async () => {
    const authority = await authorityWith()
    const { parts } = await signedIn(authority)
    const controller = new AbortController()
    const reason = new Error('enough')
    const walk = checkSetup(
      parts,
      (name) => {
        if (name === 'authority') controller.abort(reason)
      },
      controller.signal,
    )
    await assert.rejects(walk, reason)
  })
})
