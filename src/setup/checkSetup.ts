import type { trustedAuthorities } from '../graph/certificates.ts'
import type { Clock } from '../base/clock.ts'
import type { Cloud } from '../graph/cloud.ts'
import { connectionCode } from '../graph/connectionError.ts'
import type { Graph } from '../graph/graph.ts'
import { GraphError } from '../graph/graphError.ts'
import { environmentTakesAnyCertificate, type NetworkSettings } from '../graph/networkSettings.ts'
import type { TokenSource } from '../graph/tokenSource.ts'
import type { Transport } from '../graph/transport.ts'
import { areaGrants, type AreaNeed } from './areaGrants.ts'
import { SetupAuthority } from './authorityCheck.ts'
import { checkNames, type CheckName, failed, type Finding, type SetupCheck, skipped } from './setupCheck.ts'
import { addressesOf, certificateOf, proxyInUse, type ServerCertificate } from './networkCheck.ts'
import { allows, grantedPermissions, readPermissions, writePermissions } from './grantedPermissions.ts'
import { type SetupSettings, settingsTrouble } from './settingsCheck.ts'

export interface SetupParts {
  readonly settings: SetupSettings
  /** The cloud to look at: of who is signed in, else of the settings; undefined where the settings are no use. */
  readonly cloud?: Cloud
  readonly network: NetworkSettings
  readonly transport: Transport
  readonly clock: Clock
  /** Where somebody is signed in: Graph, and the tokens of the account, given without asking anybody. */
  readonly graph?: Pick<Graph, 'get'>
  readonly tokens?: TokenSource
  readonly authorities?: typeof trustedAuthorities
  /** What the areas need that the settings let be read. */
  readonly areas: readonly AreaNeed[]
}

/**
 * Walks from the settings to one read of Intune. Asks nobody, changes nothing, and goes on after a failure; what can't
 * be looked at is skipped. `onBegin` hears of each step. Throws only the signal's reason.
 */
export async function checkSetup(
  parts: SetupParts,
  onBegin: (name: CheckName) => void = () => undefined,
  signal?: AbortSignal,
): Promise<readonly SetupCheck[]> {
  const walk = new SetupWalk(parts, signal)
  const checks: SetupCheck[] = []
  for (const name of checkNames) {
    signal?.throwIfAborted()
    onBegin(name)
    const finding = await walk[name]().catch((error: unknown) => failed(error))
    signal?.throwIfAborted()
    checks.push({ name, ...finding })
  }
  return checks
}

class SetupWalk implements Record<CheckName, () => Promise<Finding>> {
  readonly #parts: SetupParts
  readonly #signal: AbortSignal | undefined
  readonly #authority: SetupAuthority

  constructor(parts: SetupParts, signal: AbortSignal | undefined) {
    this.#parts = parts
    this.#signal = signal
    const { cloud, settings, transport } = parts
    this.#authority = new SetupAuthority({ cloud, tenantId: settings.tenantId, transport }, signal)
  }

  async settings(): Promise<Finding> {
    const { settings, network, cloud } = this.#parts
    const facts = { cloud: settings.cloudName, method: settings.method, application: settings.application }
    if (cloud === undefined) return { outcome: 'failed', code: 'customCloud', facts }
    const trouble = settingsTrouble(settings, network.environment)
    if (trouble === undefined) return { outcome: 'passed', facts }
    return { outcome: 'failed', code: trouble.code, facts: { ...facts, missing: trouble.missing ?? '' } }
  }

  authorityName(): Promise<Finding> {
    return this.#name(this.#parts.cloud?.authorityHost)
  }

  graphName(): Promise<Finding> {
    return this.#name(this.#parts.cloud?.graphRoot)
  }

  async proxy(): Promise<Finding> {
    const { cloud, network } = this.#parts
    if (cloud === undefined) return skipped('noCloud')
    const proxy = proxyInUse(cloud.graphRoot, network) ?? proxyInUse(cloud.authorityHost, network)
    if (proxy === undefined) return { outcome: 'passed', code: 'direct' }
    const facts = { host: proxy.host }
    const through = [cloud.graphRoot, cloud.authorityHost].find((one) => proxyInUse(one, network) !== undefined)
    try {
      if (through?.startsWith('https:') === true) await this.#certificate(through)
    } catch (error) {
      if (error instanceof GraphError && error.kind === 'proxy') {
        if (await this.#authority.reached()) return { outcome: 'passed', code: 'otherWay', facts }
        return { outcome: 'failed', code: error.status === undefined ? 'proxy' : String(error.status), facts }
      }
    }
    return { outcome: 'passed', code: proxy.source, facts }
  }

  /** Off, it holds for every request; a server whose certificate is in order today may be another one tomorrow. */
  async certificateChecks(): Promise<Finding> {
    const { network } = this.#parts
    if (!network.strictSSL) return { outcome: 'warning', code: 'off' }
    return environmentTakesAnyCertificate(network) ? { outcome: 'warning', code: 'environment' } : { outcome: 'passed' }
  }

  authorityCertificate(): Promise<Finding> {
    return this.#certificateFinding(this.#parts.cloud?.authorityHost)
  }

  graphCertificate(): Promise<Finding> {
    return this.#certificateFinding(this.#parts.cloud?.graphRoot)
  }

  authority(): Promise<Finding> {
    return this.#authority.finding()
  }

  clock(): Promise<Finding> {
    return this.#authority.clock(() => this.#parts.clock.now())
  }

  async token(): Promise<Finding> {
    const { graph, tokens } = this.#parts
    if (graph === undefined) return skipped('notSignedIn')
    if (tokens === undefined) return skipped('noToken')
    const { kind } = grantedPermissions(await tokens.token('read', {}, this.#signal))
    return { outcome: 'passed', code: kind }
  }

  permissions(): Promise<Finding> {
    return this.#permissions('read', readPermissions)
  }

  async writePermission(): Promise<Finding> {
    return this.#parts.settings.readOnly ? skipped('readOnly') : this.#permissions('write', writePermissions)
  }

  /** Nothing that is missing here is a failure: it is asked for when it is needed first. */
  async areas(): Promise<Finding> {
    const { graph, tokens, areas } = this.#parts
    const ours = graph === undefined ? undefined : tokens
    const granted = ours && grantedPermissions(await ours.token('read', {}, this.#signal))
    const found = await areaGrants(areas, granted, ours, this.#signal)
    const all = found.flatMap(({ readGrant, writeGrant }) => [readGrant, writeGrant])
    if (all.includes('missing')) return { outcome: 'warning', code: 'missingPermission', areas: found }
    if (graph === undefined) return { ...skipped('notSignedIn'), areas: found }
    if (ours === undefined) return { ...skipped('noToken'), areas: found }
    return all.includes('unknown') ? { ...skipped('unreadable'), areas: found } : { outcome: 'passed', areas: found }
  }

  /** The least that looking needs. */
  read(): Promise<Finding> {
    return this.#read('beta/deviceManagement/deviceConfigurations?$select=id&$top=1')
  }

  async groupNames(): Promise<Finding> {
    return this.#parts.settings.groupNames ? this.#read('v1.0/groups?$select=id&$top=1') : skipped('groupNamesOff')
  }

  async #name(url: string | undefined): Promise<Finding> {
    if (url === undefined) return skipped('noCloud')
    const facts = { host: new URL(url).hostname }
    // Behind a proxy it is the proxy that looks the name up.
    if (proxyInUse(url, this.#parts.network) !== undefined) return { ...skipped('proxy'), facts }
    try {
      await addressesOf(url, this.#signal)
      return { outcome: 'passed', facts }
    } catch (error) {
      return { outcome: 'failed', code: connectionCode(error) ?? 'ENOTFOUND', facts }
    }
  }

  async #certificateFinding(url: string | undefined): Promise<Finding> {
    if (url === undefined) return skipped('noCloud')
    const { host, protocol } = new URL(url)
    if (protocol === 'http:') return { ...skipped('notEncrypted'), facts: { host } }
    try {
      const { trusted, code, issuer, isPublic } = await this.#certificate(url)
      const facts = { host, issuer }
      if (trusted) return { outcome: 'passed', code: isPublic ? undefined : 'companyAuthority', facts }
      return { outcome: 'failed', code: this.#parts.network.strictSSL ? code : 'notVerified', facts }
    } catch (error) {
      const { code } = failed(error)
      // A script or a single sign-on that only VS Code itself handles: nothing can be seen of the way.
      if (await this.#authority.reached()) return { ...skipped('otherWay'), facts: { host } }
      // The cause was told by its own step.
      if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { ...skipped('noAddress'), facts: { host } }
      if (error instanceof GraphError && error.kind === 'proxy') return { ...skipped('noProxy'), facts: { host } }
      return { outcome: 'failed', code, facts: { host } }
    }
  }

  #certificate(url: string): Promise<ServerCertificate> {
    return certificateOf(url, this.#parts.network, this.#parts.authorities, this.#signal)
  }

  async #permissions(access: 'read' | 'write', wanted: readonly string[]): Promise<Finding> {
    const { graph, tokens } = this.#parts
    if (graph === undefined) return skipped('notSignedIn')
    if (tokens === undefined) return skipped('noToken')
    const granted = grantedPermissions(await tokens.token(access, {}, this.#signal))
    if (granted.kind === 'unreadable') return skipped('unreadable')
    const facts = { granted: granted.names.join(', '), missing: wanted[0] ?? '' }
    return allows(granted, wanted)
      ? { outcome: 'passed', facts }
      : { outcome: 'failed', code: 'missingPermission', facts }
  }

  async #read(path: string): Promise<Finding> {
    const { graph } = this.#parts
    if (graph === undefined) return skipped('notSignedIn')
    await graph.get(path, {}, this.#signal)
    return { outcome: 'passed' }
  }
}
