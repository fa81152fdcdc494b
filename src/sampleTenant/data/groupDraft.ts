import { guid } from '../model/guid.ts'
import type { GroupRecord } from '../model/tenantData.ts'

export interface GroupDraft {
  readonly name: string
  /** Tells groups of one name apart; default the name. */
  readonly key?: string
  readonly description?: string
  readonly users?: number
  readonly devices?: number
  /** Names of the groups inside. */
  readonly nested?: readonly string[]
  /** A dynamic group. */
  readonly rule?: string
  readonly microsoft365?: boolean
}

/** `missing` is the id of no group at all. */
export function groupIdOf(key: string): string {
  return guid('group', key)
}

export function groupRecord(draft: GroupDraft, deletedDateTime: string | null = null): GroupRecord {
  const {
    name,
    key = name,
    description = null,
    users = 0,
    devices = 0,
    nested = [],
    rule = null,
    microsoft365 = false,
  } = draft
  const id = groupIdOf(key)
  const nickname = key.replaceAll(/[^\w-]/g, '').toLowerCase()
  const entity = {
    id,
    deletedDateTime,
    classification: null,
    createdDateTime: '2023-04-18T09:12:44Z',
    description,
    displayName: name,
    groupTypes: [...(microsoft365 ? ['Unified'] : []), ...(rule === null ? [] : ['DynamicMembership'])],
    isAssignableToRole: null,
    mail: microsoft365 ? `${nickname}@contoso.com` : null,
    mailEnabled: microsoft365,
    mailNickname: nickname,
    membershipRule: rule,
    membershipRuleProcessingState: rule === null ? null : 'On',
    onPremisesSyncEnabled: null,
    renewedDateTime: '2023-04-18T09:12:44Z',
    securityEnabled: !microsoft365,
    securityIdentifier: null,
    visibility: microsoft365 ? 'Private' : null,
  }
  return { entity, users, devices, nested: nested.map(groupIdOf) }
}
