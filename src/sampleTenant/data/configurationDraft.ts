import { assignmentEntity } from '../model/assignmentEntity.ts'
import type { Entity } from '../model/entity.ts'
import { guid } from '../model/guid.ts'
import type { ConfigurationRecord } from '../model/tenantData.ts'

export interface ConfigurationDraft {
  /** Of beta, without `microsoft.graph.`. */
  readonly type: string
  readonly name: string
  readonly description?: string
  /** Drafts of `assignmentDraft.ts`; none where left out. */
  readonly to?: readonly Entity[]
  /** Name of the certificate profile that `identityCertificate` leads to. */
  readonly certificate?: string
  readonly version?: number
  readonly tags?: readonly string[]
  /** Properties of the derived type. */
  readonly settings?: Entity
}

export function configurationIdOf(name: string): string {
  return guid('configuration', name)
}

export function configurationRecord(draft: ConfigurationDraft): ConfigurationRecord {
  const { type, name, description = null, to = [], certificate, version = 1, tags = ['0'], settings } = draft
  const id = configurationIdOf(name)
  // Some day between 2023 and 2025, the same one always.
  const created = Date.UTC(2023, 0, 9) + (Number.parseInt(id.slice(0, 6), 16) % 1_000) * 86_400_000
  const entity = {
    '@odata.type': `#microsoft.graph.${type}`,
    id,
    displayName: name,
    description,
    version,
    roleScopeTagIds: tags,
    supportsScopeTags: true,
    createdDateTime: new Date(created + 32_462_713).toISOString(),
    lastModifiedDateTime: new Date(created + version * 11 * 86_400_000).toISOString(),
    deviceManagementApplicabilityRuleOsEdition: null,
    deviceManagementApplicabilityRuleOsVersion: null,
    deviceManagementApplicabilityRuleDeviceMode: null,
    ...settings,
  }
  const assignments = to.map((one) => assignmentEntity(one, id))
  return {
    entity,
    assignments,
    ...(certificate === undefined ? {} : { certificateId: configurationIdOf(certificate) }),
  }
}
