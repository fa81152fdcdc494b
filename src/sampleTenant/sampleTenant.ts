import { randomBytes } from 'node:crypto'
import type { ApprovalRequest } from './approvals/approvalRequest.ts'
import { Approvals } from './approvals/approvals.ts'
import { assignmentEntity } from './model/assignmentEntity.ts'
import { ConfigurationStore } from './configurations/configurationStore.ts'
import { contoso } from './data/contoso.ts'
import { Directory } from './directory/directory.ts'
import { Exchange } from './service/exchange.ts'
import type { Fault as FaultOn } from './faults/fault.ts'
import { FaultList } from './faults/faultList.ts'
import { generatedTenant } from './data/generatedTenant.ts'
import { listen, serve } from './http/graphListener.ts'
import type { RecordedRequest } from './http/recordedRequest.ts'
import { KindStore } from './kinds/kindStore.ts'
import { type SampleKind, sampleKind } from './kinds/sampleKind.ts'
import type { Rights } from './service/rights.ts'
import type { Service } from './service/service.ts'
import { Throttle } from './faults/throttle.ts'

export type { ApprovalRequest, RecordedRequest, SampleKind }
export type Fault = FaultOn<SampleTenant>

export interface SampleTenantOptions {
  /** Of the generator; default 1. */
  readonly seed?: number
  /** Left out: the hand-made tenant. A number up to 10,000: a generated one with 3 assignments each on average. */
  readonly configurations?: number
  /** Of a generated tenant; default 200. */
  readonly groups?: number
  /** Of a generated tenant, each assigned to one group; default 0. */
  readonly apps?: number
  /** Settings catalog policies of a generated tenant; default 0. */
  readonly policies?: number
  /** What else a generated tenant has, by collection. */
  readonly more?: Readonly<Record<string, number>>
  /** Which documented `POST …/groupAssignments` routes exist; default `plain`. */
  readonly routes?: 'none' | 'plain' | 'ref' | 'both'
  /** Default page of `deviceConfigurations`; default 1,000. */
  readonly pageSize?: number
  /** Default page of `/assignments`; default 100. */
  readonly assignmentsPageSize?: number
  /** Put an empty page between any two pages of configurations and of assignments. */
  readonly emptyPages?: boolean
  readonly latencyMs?: number
  /** Intune's two buckets: 100 writes and 1,000 requests per 20 s; default true. */
  readonly throttle?: boolean
  /** Multi Admin Approval on the calls that assign, app protection left out; default `off`. */
  readonly approval?: 'off' | 'required'
  /** `$expand=assignments` gives at most so many, and then an `assignments@odata.nextLink`. */
  readonly expandPageSize?: number
  /** How long what lags shows the exclusions of before, in milliseconds; default 2,000. */
  readonly lagMs?: number
  /** App configuration is assigned by the path with a type in it alone; default false. */
  readonly castOnly?: boolean
  /** Who may do what; `none` is a token that is not valid (401), a list the delegated permissions. Default: the tenant's own token may do all. */
  readonly tokens?: (token: string) => Rights
  /** Milliseconds since 1970: what happened lately in the hand-made tenant is of the days before. Default: a fixed day. */
  readonly today?: number
  /** Milliseconds; default `Date.now`. */
  readonly now?: () => number
  /** Default: any free one. */
  readonly port?: number
}

/** An Intune tenant in a box: Microsoft Graph over loopback HTTP. What its methods give is a copy. */
export interface SampleTenant {
  /** `http://127.0.0.1:PORT`, a custom cloud's Graph endpoint. */
  readonly root: string
  /** The bearer token that it accepts by default. */
  readonly token: string
  /** At most the last 20,000. */
  readonly requests: readonly RecordedRequest[]
  clearRequests(): void
  /** What the server holds now, in the words of beta. Throws for an unknown id. */
  assignmentsOf(configurationId: string): readonly Record<string, unknown>[]
  configuration(id: string): Record<string, unknown>
  configurations(): readonly Record<string, unknown>[]
  groups(): readonly Record<string, unknown>[]
  users(): readonly Record<string, unknown>[]
  /** As Intune manages them. */
  devices(): readonly Record<string, unknown>[]
  filters(): readonly Record<string, unknown>[]
  /** What there is of another collection than `deviceConfigurations`, by the last segment of its path. */
  kind(collection: string): SampleKind
  /** Somebody else replaces the whole set, past every rule; ids and what beta adds are filled in. */
  edit(configurationId: string, assignments: readonly Record<string, unknown>[]): void
  removeConfiguration(id: string): void
  /** The group goes to `directory/deletedItems`; assignments go on pointing at it. */
  removeGroup(id: string): void
  approvals(): readonly ApprovalRequest[]
  approve(requestId: string): void
  reject(requestId: string): void
  expire(requestId: string): void
  /** Makes something go wrong; the answer takes it back. */
  fail(fault: Fault): () => void
  close(): Promise<void>
}

/** Starts a tenant on 127.0.0.1. Rejects when the port is taken. */
export async function startSampleTenant(options: SampleTenantOptions = {}): Promise<SampleTenant> {
  const { configurations, groups = 200, apps = 0, policies = 0, seed = 1, more, now = Date.now } = options
  const data =
    configurations === undefined
      ? contoso(options.today)
      : generatedTenant({ configurations, groups, apps, policies, more, seed })
  const server = await listen(options.port ?? 0)
  const address = server.address()
  const root = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : ''}`
  const token = randomBytes(24).toString('base64url')
  const store = new ConfigurationStore(data.configurations)
  const kinds = new KindStore(data.kinds, options.lagMs ?? 2_000)
  const directory = new Directory(data.groups, data.deletedGroups)
  const approvals = new Approvals()
  const faults = new FaultList<SampleTenant>()
  const closing = new AbortController()
  const service: Service = {
    root,
    store,
    directory,
    now,
    filters: data.filters,
    users: data.users,
    devices: data.devices,
    auditEvents: data.auditEvents,
    statuses: data.statuses,
    kinds,
    castOnly: options.castOnly ?? false,
    approvals: options.approval === 'required' ? approvals : undefined,
    allApprovals: approvals,
    routes: options.routes ?? 'plain',
    pageSize: options.pageSize ?? 1000,
    assignmentsPageSize: options.assignmentsPageSize ?? 100,
    expandPageSize: options.expandPageSize ?? Infinity,
    emptyPages: options.emptyPages ?? false,
  }
  const exchange = new Exchange<SampleTenant>({
    service,
    faults,
    tenant: () => tenant,
    closing: closing.signal,
    latencyMs: options.latencyMs ?? 0,
    throttle: options.throttle === false ? undefined : new Throttle(),
    tokens: options.tokens ?? ((sent) => (sent === token ? 'write' : 'none')),
  })
  const tenant: SampleTenant = {
    root,
    token,
    requests: exchange.requests,
    clearRequests: () => void exchange.requests.splice(0),
    assignmentsOf: (id) => structuredClone([...store.get(id).assignments]),
    configuration: (id) => structuredClone({ ...store.get(id).entity }),
    configurations: () => structuredClone(store.all().map(({ entity }) => entity)),
    groups: () => structuredClone(directory.groups()),
    users: () => structuredClone(data.users.map(({ entity }) => entity)),
    devices: () => structuredClone(data.devices.map(({ managed }) => managed)),
    filters: () => structuredClone([...data.filters]),
    kind: (collection) => sampleKind(collection, kinds, now),
    edit: (id, assignments) =>
      store.assign(
        id,
        assignments.map((one) => assignmentEntity(one, id.toLowerCase())),
        now(),
      ),
    removeConfiguration: (id) => store.remove(id),
    removeGroup: (id) => directory.remove(id, now()),
    approvals: () => approvals.all(),
    approve: (requestId) => approvals.decide(requestId, 'approved'),
    reject: (requestId) => approvals.decide(requestId, 'rejected'),
    expire: (requestId) => approvals.decide(requestId, 'expired'),
    fail: (fault) => faults.add(fault),
    close: () => {
      closing.abort()
      return new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
  serve(server, exchange, closing.signal)
  return tenant
}
