import assert from 'node:assert/strict'
import '../../support/fakeVscode.ts'
import { FilterCatalog } from '../../../src/intune/directory/filterCatalog.ts'
import { GroupDirectory } from '../../../src/intune/directory/groupDirectory.ts'
import { kindTable } from '../../../src/intune/kinds/kindTable.ts'
import type { Rung, Step } from '../../../src/intune/reach/ladder/rung.ts'
import { type WhyNotAnswer, whyNot, whyNotQuestion } from '../../../src/operations/whyNot.ts'
import type { Connection } from '../../../src/session/connection.ts'
import {
  type SampleTenant,
  type SampleTenantOptions,
  startSampleTenant,
} from '../../../src/sampleTenant/sampleTenant.ts'
import { Administrator, idOf } from '../intune/applying/administrator.ts'

/** When the questions of these tests are asked: days after the sample tenant's devices checked in. */
export const asked = Date.parse('2026-11-25T12:00:00Z')

/** A person who asks the sample tenant, over real HTTP. */
export class Asker {
  readonly service: SampleTenant
  readonly administrator: Administrator
  readonly connection: Connection

  private constructor(service: SampleTenant, administrator: Administrator) {
    this.service = service
    this.administrator = administrator
    const { graph, tenant } = administrator
    const parts = { graph, tenant, groups: new GroupDirectory(graph), filters: new FilterCatalog(graph) }
    this.connection = {
      ...parts,
      sample: true,
      cloud: { name: 'global' },
      identity: { tenantName: 'Contoso', tenantId: '0a11ce00-c047-4050-8a11-5a3d1e7e4a47' },
    } as unknown as Connection
  }

  /** `before`: what somebody else does before everything is read. */
  static async start(options: SampleTenantOptions = {}, before?: (service: SampleTenant) => void): Promise<Asker> {
    const service = await startSampleTenant({ throttle: false, ...options })
    before?.(service)
    const asker = new Asker(service, await Administrator.signIn(service, { kinds: () => kindTable }))
    service.clearRequests()
    return asker
  }

  async close(): Promise<void> {
    await this.administrator.signOut()
    await this.service.close()
  }

  group(name: string): string {
    return idOf(this.service.groups(), name)
  }

  device(name: string): Record<string, unknown> {
    const found = this.service.devices().find(({ deviceName }) => deviceName === name)
    assert.ok(found, name)
    return found
  }

  /** `kind/id` of the only configuration of that name. */
  configuration(name: string): string {
    const found = [...this.connection.tenant.configurations].filter((one) => one.displayName === name)
    assert.equal(found.length, 1, name)
    return `${found[0]?.kind.id}/${found[0]?.id}`
  }

  /** By the name of a device, or the principal name of a user. */
  async why(who: string, configuration: string, signal?: AbortSignal): Promise<WhyNotAnswer> {
    const subject = who.includes('@') ? { user: who } : { deviceId: this.device(who)['id'] }
    const id = configuration.includes('/') ? configuration : this.configuration(configuration)
    return whyNot(this.connection, whyNotQuestion({ ...subject, configurationId: id }), asked, signal)
  }

  async rung(step: Step, who: string, configuration: string): Promise<Rung> {
    return rungOf(await this.why(who, configuration), step)
  }
}

export function rungOf({ rungs }: WhyNotAnswer, step: Step): Rung {
  const found = rungs.find((one) => one.step === step)
  assert.ok(found)
  return found
}
