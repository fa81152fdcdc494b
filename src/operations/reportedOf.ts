import { toError } from '../base/toError.ts'
import type { StatusReport } from '../intune/kinds/kind.ts'
import type { Configuration } from '../intune/model/configuration.ts'
import {
  readPolicies,
  readReported,
  type ReportedDevice,
  type ReportedStatus,
} from '../intune/status/reportedStatus.ts'
import type { Connection } from '../session/connection.ts'
import type { Explanation } from './explain.ts'

/** The rows of a configuration, or why they could not be read; undefined: Intune reports nothing of its kind. */
export type ReportedRows = readonly ReportedStatus[] | Error | undefined

/** What Intune reports of a device. */
export type ReportedOf = (configuration: Configuration) => ReportedRows

/**
 * What Intune reports of the device of an answer, for all its configurations at once: one question for all policies, one for
 * compliance and one for apps, as far as they are in the answer. Undefined: it is about no device. Rejects only when
 * cancelled, and asks nobody for a permission.
 */
export async function readReportedOf(
  { graph }: Pick<Connection, 'graph'>,
  { device, configurations }: Explanation,
  signal?: AbortSignal,
): Promise<ReportedOf | undefined> {
  if (device === undefined) return undefined
  const asked: ReportedDevice = { id: device.id, userId: device.user?.id }
  const reports = configurations.flatMap(({ configuration: { kind } }) => kind.status ?? [])
  const baseTypes = [...new Set(reports.flatMap((one) => (one.by === 'policies' ? [one.baseType] : [])))]
  const read = async (by: StatusReport['by']): Promise<ByConfiguration | Error> => {
    const report = reports.find((one) => one.by === by)
    if (report === undefined) return new Map()
    try {
      const rows = await (by === 'policies'
        ? readPolicies(graph, baseTypes, asked, signal)
        : readReported(graph, report, asked, signal))
      return Map.groupBy(rows, ({ configurationId }) => configurationId)
    } catch (error) {
      if (signal?.aborted) throw error
      return toError(error)
    }
  }
  const [policies, compliance, apps] = await Promise.all([read('policies'), read('compliance'), read('apps')])
  const all = { policies, compliance, apps }
  return ({ kind, id }) => {
    if (kind.status === undefined) return undefined
    const found = all[kind.status.by]
    return found instanceof Error ? found : (found.get(id.toLowerCase()) ?? [])
  }
}

type ByConfiguration = ReadonlyMap<string, readonly ReportedStatus[]>
