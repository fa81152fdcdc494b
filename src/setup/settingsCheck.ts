import type { CloudName } from '../graph/cloud.ts'

/** What the settings say about signing in, without ids. */
export interface SetupSettings {
  readonly cloudName: CloudName
  readonly method: string
  /** Whose application: the organization's own, Microsoft Graph Command Line Tools, or none. */
  readonly application: 'own' | 'commandLineTools' | 'none'
  /** For the authority's address only; not shown. */
  readonly tenantId?: string
  readonly readOnly: boolean
  /** Whether names of groups are read. */
  readonly groupNames: boolean
}

export interface SettingsTrouble {
  readonly code: 'clientIdMissing' | 'environmentIncomplete'
  /** The variables of which one is needed. */
  readonly missing?: string
}

/** What is missing to sign in by these settings, undefined for nothing. */
export function settingsTrouble(
  { method, application, tenantId }: SetupSettings,
  environment: Readonly<Record<string, string | undefined>>,
): SettingsTrouble | undefined {
  const has = (name: string): boolean => (environment[name] ?? '') !== ''
  if (method === 'azureCli') return undefined
  if (method !== 'environment') return application === 'none' ? { code: 'clientIdMissing' } : undefined
  const credentials = ['AZURE_CLIENT_SECRET', 'AZURE_CLIENT_CERTIFICATE_PATH', 'AZURE_FEDERATED_TOKEN_FILE']
  const missing = [
    ...(tenantId === undefined && !has('AZURE_TENANT_ID') ? ['AZURE_TENANT_ID'] : []),
    ...(application === 'none' && !has('AZURE_CLIENT_ID') ? ['AZURE_CLIENT_ID'] : []),
    ...(credentials.some(has) ? [] : [credentials.join(' | ')]),
  ]
  return missing.length > 0 ? { code: 'environmentIncomplete', missing: missing.join(', ') } : undefined
}
