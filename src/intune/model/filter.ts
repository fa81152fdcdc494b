import { type Json, textOf } from '../../base/json.ts'

/** An assignment filter of the tenant (`deviceManagement/assignmentFilters`, beta). */
export interface Filter {
  readonly id: string
  readonly displayName: string
  /** A `devicePlatformType` such as `windows10AndLater`. */
  readonly platform: string
  readonly rule?: string
  /** `devices` or `apps`; only the first fits configurations. */
  readonly managementType?: string
}

export function filterFromGraph(raw: Json): Filter {
  return {
    id: (textOf(raw, 'id') ?? '').toLowerCase(),
    displayName: textOf(raw, 'displayName') ?? '',
    platform: textOf(raw, 'platform') ?? 'unknown',
    rule: textOf(raw, 'rule'),
    managementType: textOf(raw, 'assignmentFilterManagementType'),
  }
}
