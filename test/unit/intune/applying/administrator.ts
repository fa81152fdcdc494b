import type { Kind } from '../../../../src/intune/kinds/kind.ts'
import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../../../src/base/clock.ts'
import { customCloud } from '../../../../src/graph/cloud.ts'
import type { Graph } from '../../../../src/graph/graph.ts'
import { GraphClient } from '../../../../src/graph/graphClient.ts'
import { UndiciTransport } from '../../../../src/graph/undiciTransport.ts'
import { type ApplyOptions, Applier } from '../../../../src/intune/applying/applier.ts'
import { assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import { differences } from '../../../../src/intune/model/differences.ts'
import type { Change } from '../../../../src/intune/planning/change.ts'
import type { Assignable, ConfigurationRef } from '../../../../src/intune/model/configuration.ts'
import { Journal, type JournalOptions } from '../../../../src/intune/journal/journal.ts'
import type { JournalPlanDetail } from '../../../../src/intune/journal/journalEntry.ts'
import { journalPlan } from '../../../../src/intune/journal/journalPlan.ts'
import type { Outcome } from '../../../../src/intune/planning/outcome.ts'
import { type Plan, planChanges } from '../../../../src/intune/planning/plan.ts'
import { Tenant } from '../../../../src/intune/tenant/tenant.ts'
import { WriteRoute, type WriteRouteSetting } from '../../../../src/intune/applying/writeRoute.ts'
import type { RecordedRequest, SampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { FastClock, plainNetwork } from '../../graph/graphHarness.ts'
import { silent, testKey } from '../journal/journalSupport.ts'

/** What a sign-in needs of a server. */
export type Service = Pick<SampleTenant, 'root' | 'token'>

export interface AdministratorOptions {
  readonly writeRoute?: WriteRouteSetting
  readonly clock?: Clock
  readonly timeoutMs?: number
  /** A journal folder of an earlier session; left out, one that goes when the session ends. */
  readonly journalFolder?: string
  readonly journal?: JournalOptions
  /** Left out: device configurations only. */
  readonly kinds?: () => readonly Kind[]
  /** What stands between the domain and the client. */
  readonly through?: (graph: Graph) => Graph
}

/** One window of one person: everything that lives as long as a sign-in, over real HTTP and a real disk. */
export class Administrator {
  readonly journalFolder: string
  readonly graph: Graph
  readonly tenant: Tenant
  readonly applier: Applier
  readonly journal: Journal
  readonly #transport: UndiciTransport
  readonly #ownsFolder: boolean

  private constructor(service: Service, folder: string, options: AdministratorOptions) {
    const clock = options.clock ?? new FastClock()
    const now = (): number => clock.now()
    this.journalFolder = folder
    this.#ownsFolder = options.journalFolder === undefined
    this.#transport = new UndiciTransport(plainNetwork)
    const graph = new GraphClient({
      cloud: customCloud({ graphEndpoint: service.root, authorityHost: service.root }),
      tokens: { token: () => Promise.resolve(service.token) },
      transport: this.#transport,
      clock,
      log: silent,
      timeoutMs: options.timeoutMs,
    })
    this.graph = options.through?.(graph) ?? graph
    this.tenant = new Tenant(this.graph, now, { kinds: options.kinds ?? (() => [deviceConfigurations]) })
    this.applier = new Applier(this.graph, new WriteRoute(() => options.writeRoute ?? 'auto'), clock)
    this.journal = new Journal(folder, silent, clock, testKey, options.journal)
  }

  /** Signs in and reads the list. */
  static async signIn(service: Service, options: AdministratorOptions = {}): Promise<Administrator> {
    const folder = options.journalFolder ?? (await mkdtemp(join(tmpdir(), 'intune-journal-')))
    const administrator = new Administrator(service, folder, options)
    await administrator.journal.open()
    await administrator.tenant.load()
    return administrator
  }

  assignable(id: string): Assignable {
    const configuration = this.tenant.configuration(ref(id))
    assert(configuration, `no configuration ${id}`)
    return { configuration }
  }

  /** Plans the same changes on each configuration, against what this window has read. */
  plan(ids: readonly string[], ...changes: readonly Change[]): Plan {
    return this.planOn(
      ids.map((id) => this.assignable(id)),
      ...changes,
    )
  }

  planOn(assignables: readonly Assignable[], ...changes: readonly Change[]): Plan {
    const items = assignables.map((assignable) => {
      const set = this.tenant.set(assignable.configuration)
      assert(set, 'a set that was never read')
      return { assignable, set }
    })
    return planChanges(items, () => changes)
  }

  /** Carries a plan out on the record and takes over what the service holds, as the workbench does. */
  async apply(
    plan: Plan,
    options: Partial<ApplyOptions> & { source?: string } = {},
    signal?: AbortSignal,
  ): Promise<readonly Outcome[]> {
    const { source = 'test', ...rest } = options
    const about = { tenantId: 'contoso', account: 'ada@contoso.com', cloud: 'custom', title: 'A test', source }
    const writer = await this.journal.begin(journalPlan(plan, about))
    try {
      return await this.applier.apply(
        plan,
        {
          record: writer,
          ...rest,
          onOutcome: (outcome) => {
            const unknown = outcome.outcome === 'applied' || kindOf(outcome) === 'unknownOutcome'
            this.tenant.take(outcome.assignable, outcome.held, unknown ? outcome.error : undefined)
            rest.onOutcome?.(outcome)
          },
        },
        signal,
      )
    } finally {
      await writer.close()
    }
  }

  /** Plans and applies on one configuration. */
  async change(id: string, ...changes: readonly Change[]): Promise<Outcome> {
    const [outcome] = await this.apply(this.plan([id], ...changes))
    assert(outcome, 'the plan had nothing in it')
    return outcome
  }

  async recorded(plan: Plan): Promise<JournalPlanDetail> {
    const detail = await this.journal.read(plan.id)
    assert(detail, 'the plan is not in the journal')
    return detail
  }

  async signOut(): Promise<void> {
    await this.journal.close()
    await this.#transport.close()
    if (this.#ownsFolder) await rm(this.journalFolder, { recursive: true })
  }
}

/** The device configuration of that id. */
export function ref(id: string): ConfigurationRef {
  return { kind: deviceConfigurations, id }
}

export function kindOf({ error }: Pick<Outcome, 'error'>): unknown {
  return error && 'kind' in error ? error.kind : undefined
}

/** The id of the sample tenant's configuration, group or filter of that name. */
export function idOf(entities: readonly Record<string, unknown>[], name: string): string {
  const found = entities.find(({ displayName }) => displayName === name)
  assert(found, `the sample tenant has no ${name}`)
  return String(found['id'])
}

export function writes(service: SampleTenant): RecordedRequest[] {
  return service.requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/$batch'))
}

/** Methods and last segments of what was sent, such as `GET assignments`. */
export function sent(service: SampleTenant): string[] {
  return service.requests.map(({ method, path }) => `${method} ${path.replace(/\?.*$/, '').split('/').at(-1)}`)
}

/** Places at which the set of this window, or of this outcome, is not what the service holds. */
export function wrongPlaces(service: SampleTenant, id: string, known: readonly Record<string, unknown>[]): string[] {
  const held = service.assignmentsOf(id).map(assignmentFromGraph)
  return differences(deviceConfigurations, known.map(assignmentFromGraph), held).map(({ key }) => key)
}

/** What the service holds, in an order that a write does not change. */
export function heldBy(service: SampleTenant, id: string): Readonly<Record<string, unknown>>[] {
  return service.assignmentsOf(id).toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
}
