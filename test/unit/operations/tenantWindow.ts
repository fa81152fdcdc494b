import { FilterCatalog } from '../../../src/intune/directory/filterCatalog.ts'
import { GroupDirectory } from '../../../src/intune/directory/groupDirectory.ts'
import { kindTable } from '../../../src/intune/kinds/kindTable.ts'
import type { Kind } from '../../../src/intune/kinds/kind.ts'
import {
  type SampleTenant,
  type SampleTenantOptions,
  startSampleTenant,
} from '../../../src/sampleTenant/sampleTenant.ts'
import type { Connection } from '../../../src/session/connection.ts'
import { FastClock } from '../graph/graphHarness.ts'
import { Administrator } from '../intune/applying/administrator.ts'

/** A sample tenant and somebody who has read all of it, over real HTTP. */
export interface TenantWindow {
  readonly service: SampleTenant
  readonly ada: Administrator
  readonly connection: Connection
  close(): Promise<void>
}

export async function openTenant(
  options: SampleTenantOptions = {},
  { kinds = kindTable, tenantId = 'contoso' }: { readonly kinds?: readonly Kind[]; readonly tenantId?: string } = {},
): Promise<TenantWindow> {
  const clock = new FastClock()
  const service = await startSampleTenant({ throttle: false, now: () => clock.now(), ...options })
  const ada = await Administrator.signIn(service, { kinds: () => kinds, clock })
  const connection = {
    identity: { tenantId, tenantName: 'Contoso', username: 'ada@contoso.com' },
    graph: ada.graph,
    tenant: ada.tenant,
    groups: new GroupDirectory(ada.graph, clock),
    filters: new FilterCatalog(ada.graph),
    applier: ada.applier,
    journal: { open: () => Promise.resolve(ada.journal) },
  } as unknown as Connection
  service.clearRequests()
  return {
    service,
    ada,
    connection,
    close: async () => {
      await ada.signOut()
      await service.close()
    },
  }
}
