import type { Area } from './kind.ts'

/** What tells the configurations of an area apart, for its headings: the first level first. */
export type Level = 'kind' | 'sort' | 'platform'

export interface AreaRow {
  readonly id: Area
  /** English, the admin center's words, shown through l10n. */
  readonly title: string
  /** A codicon. */
  readonly icon: string
  readonly levels: readonly Level[]
}

/** The areas of the admin center, in its order. */
export const areas: readonly AreaRow[] = [
  { id: 'configuration', title: 'Configuration', icon: 'settings-gear', levels: ['kind', 'platform'] },
  { id: 'compliance', title: 'Compliance', icon: 'checklist', levels: ['platform'] },
  { id: 'endpointSecurity', title: 'Endpoint security', icon: 'shield', levels: ['sort'] },
  { id: 'scripts', title: 'Scripts and remediations', icon: 'terminal', levels: ['kind'] },
  { id: 'updates', title: 'Updates', icon: 'cloud-download', levels: ['sort'] },
  { id: 'enrollment', title: 'Enrollment', icon: 'vm-connect', levels: ['sort'] },
  { id: 'apps', title: 'Apps', icon: 'package', levels: ['kind', 'platform'] },
  { id: 'windows365', title: 'Windows 365', icon: 'cloud', levels: ['kind'] },
  { id: 'tenant', title: 'Tenant administration', icon: 'organization', levels: ['kind'] },
]
