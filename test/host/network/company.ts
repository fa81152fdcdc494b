import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SampleTenant, startSampleTenant } from '../../../src/sampleTenant/sampleTenant.ts'
import { type Authority, startAuthority } from '../../support/authority.ts'
import { type Certificate, makeCertificate } from '../../support/certificate.ts'
import { startTlsFront } from '../../support/tlsFront.ts'
import { type RemoteHost, startRemoteHost } from '../../support/vscode/remoteHost.ts'

const names = { graph: 'graph.contoso.test', authority: 'login.contoso.test' }

/** A network in which Graph and the authority have names that only a proxy knows. */
export interface Company {
  readonly tenant: SampleTenant
  readonly authority: Authority
  /** As a proxy is asked for it: `graph.contoso.test:1234`. */
  readonly graphTarget: string
  readonly authorityTarget: string
  /** Trusted by the host. */
  readonly certificate: Certificate
  /** Starts a VS Code; nobody is signed in. */
  startHost(env?: Record<string, string>, settings?: Record<string, unknown>): Promise<RemoteHost>
  close(): Promise<void>
}

export async function startCompany(): Promise<Company> {
  const folder = await mkdtemp(join(tmpdir(), 'intune-company-'))
  const certificate = await makeCertificate({ names: Object.values(names) })
  const caFile = join(folder, 'ca.pem')
  await writeFile(caFile, certificate.ca)
  const tenant = await startSampleTenant({ tokens: () => 'write' })
  const authority = await startAuthority()
  const graphFront = await startTlsFront(certificate, portOf(tenant.root))
  const authorityFront = await startTlsFront(certificate, portOf(authority.host))
  const graphTarget = `${names.graph}:${graphFront.port}`
  const authorityTarget = `${names.authority}:${authorityFront.port}`
  const hosts: RemoteHost[] = []
  return {
    tenant,
    authority,
    graphTarget,
    authorityTarget,
    certificate,
    startHost: async (env = {}, settings = {}) => {
      const host = await startRemoteHost({
        dataFolder: await mkdtemp(join(folder, 'data-')),
        env: {
          NODE_EXTRA_CA_CERTS: caFile,
          AZURE_TENANT_ID: authority.tenantId,
          AZURE_CLIENT_ID: authority.clientId,
          AZURE_CLIENT_SECRET: authority.clientSecret,
          ...withoutProxies(),
          ...env,
        },
        settings: {
          'intuneAssignments.cloud': 'custom',
          'intuneAssignments.customCloud': {
            graphEndpoint: `https://${graphTarget}`,
            authorityHost: `https://${authorityTarget}`,
          },
          'intuneAssignments.signIn.method': 'environment',
          ...settings,
        },
      })
      hosts.push(host)
      return host
    },
    close: async () => {
      for (const host of hosts) await host.close()
      for (const server of [graphFront, authorityFront, tenant, authority]) await server.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function portOf(origin: string): number {
  return Number(new URL(origin).port)
}

/** The variables of the machine that runs the tests are not the company's. */
function withoutProxies(): Record<string, undefined> {
  const all = ['http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'].flatMap((name) => [name, name.toUpperCase()])
  return Object.fromEntries(all.map((name) => [name, undefined]))
}
