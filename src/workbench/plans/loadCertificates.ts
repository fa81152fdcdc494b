import type { BeforeAfter } from '../../intune/planning/plan.ts'
import type { Connection } from '../../session/connection.ts'

/** A certificate profile that misses the groups of its VPN is worth a warning before anything is written. */
export async function loadCertificates(
  { tenant }: Connection,
  pairs: readonly BeforeAfter[],
  signal?: AbortSignal,
): Promise<void> {
  for (const { assignable } of pairs) {
    const { configuration } = assignable
    if (!configuration.sort.identityCertificate || tenant.certificate(configuration)) continue
    await tenant.loadCertificate(configuration, signal)
  }
}
