import type { MemberRecord } from '../model/tenantData.ts'
import { guid } from '../model/guid.ts'
import { groupIdOf } from './groupDraft.ts'

/** First name, last name, and the groups that hold the person directly. */
const drafts: readonly (readonly [first: string, last: string, groups: readonly string[]])[] = [
  ['Grace', 'Hopper', ['SG-Intune-Pilot', 'SG-Engineering', 'DYN-Users-Licensed']],
  ['Alan', 'Turing', ['SG-Engineering', 'DYN-Users-Licensed', 'SG-VPN-Users']],
  ['Hedy', 'Lamarr', ['SG-Intune-Exec', 'SG-Intune-Pilot', 'DYN-Users-Licensed']],
  ['Katherine', 'Johnson', ['SG-Finance', 'DYN-Users-Licensed']],
  ['Carlos', 'Silva', ['SG-Sales-Americas', 'DYN-Users-Licensed']],
  ['Anna', 'Schmidt', ['SG-Sales-EMEA', 'DYN-Users-Germany', 'DYN-Users-Licensed']],
  ['Mia', 'Rossi', ['SG-Retail-Staff']],
  ['Ext', 'Kumar', ['SG-External']],
]

export function userIdOf(last: string): string {
  return guid('person', last)
}

export const people: readonly MemberRecord[] = drafts.map(([first, last, groups]) => ({
  entity: {
    id: userIdOf(last),
    displayName: `${first} ${last}`,
    userPrincipalName: `${first}.${last}@contoso.com`.toLowerCase(),
    mail: `${first}.${last}@contoso.com`.toLowerCase(),
    accountEnabled: true,
  },
  groups: groups.map(groupIdOf),
}))
