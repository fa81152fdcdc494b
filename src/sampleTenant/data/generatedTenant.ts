import { allDevices, allUsers, exclude, include } from './assignmentDraft.ts'
import { configurationRecord } from './configurationDraft.ts'
import { contosoKinds } from './contosoKinds.ts'
import { having, type KindDraft, kindRecords } from './kindDraft.ts'
import { filters } from './contosoFilters.ts'
import { groupRecord } from './groupDraft.ts'
import type { Entity } from '../model/entity.ts'
import { randomOf } from './random.ts'
import type { TenantData } from '../model/tenantData.ts'

const mostConfigurations = 10_000

const kinds: readonly (readonly [type: string, name: string])[] = [
  ['windows10CustomConfiguration', 'Custom'],
  ['windows10GeneralConfiguration', 'Restrictions'],
  ['windowsUpdateForBusinessConfiguration', 'Update ring'],
  ['windows10EndpointProtectionConfiguration', 'Protection'],
  ['iosGeneralDeviceConfiguration', 'iOS restrictions'],
  ['iosCustomConfiguration', 'iOS custom'],
  ['macOSGeneralDeviceConfiguration', 'macOS restrictions'],
  ['androidDeviceOwnerGeneralDeviceConfiguration', 'Android restrictions'],
]

export interface GeneratedSizes {
  readonly configurations: number
  readonly groups: number
  readonly apps: number
  /** Settings catalog policies. */
  readonly policies: number
  /** By collection, each assigned to one group. */
  readonly more?: Readonly<Record<string, number>>
  readonly seed: number
}

/** The same tenant for the same numbers. Each configuration has 0 to 6 assignments, 3 on average. */
export function generatedTenant(sizes: GeneratedSizes): TenantData {
  const { configurations, groups, apps, policies, more = {}, seed } = sizes
  if (!Number.isInteger(configurations) || configurations < 0 || configurations > mostConfigurations) {
    throw new RangeError(`configurations: 0 to ${mostConfigurations}`)
  }
  const random = randomOf(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const groupNames = Array.from({ length: groups }, (_, index) => `SG-Generated-${String(index + 1).padStart(4, '0')}`)
  const targets = (): Entity[] => {
    // The two kinds of everyone count as groups here, so that no target comes twice.
    const chosen = new Set(Array.from({ length: below(7) }, () => below(groups + 2)))
    return Array.from(chosen, (index) => {
      if (index === groups) return allDevices()
      if (index === groups + 1) return allUsers()
      const name = groupNames[index] ?? ''
      return below(5) === 0 ? exclude(name) : include(name, below(8) === 0 ? { only: 'Corporate owned' } : {})
    })
  }
  return {
    configurations: Array.from({ length: configurations }, (_, index) => {
      const [type, name] = kinds[below(kinds.length)] ?? ['windows10CustomConfiguration', 'Custom']
      return configurationRecord({
        type,
        name: `${name} ${String(index + 1).padStart(5, '0')}`,
        version: 1 + below(9),
        to: targets(),
      })
    }),
    groups: groupNames.map((name) =>
      groupRecord({ name, ...(below(3) === 0 ? { devices: below(900) } : { users: below(3000) }) }),
    ),
    deletedGroups: [],
    filters,
    users: [],
    devices: [],
    auditEvents: [],
    statuses: [],
    kinds: kindRecords({
      roleScopeTags: contosoKinds['roleScopeTags'] ?? [],
      mobileApps: appsFor(apps, groupNames),
      configurationPolicies: Array.from({ length: policies }, (_, index) => ({
        name: `Policy ${String(index + 1).padStart(5, '0')}`,
        properties: { platforms: 'windows10', technologies: 'mdm' },
        to: targets(),
      })),
      ...Object.fromEntries(Object.entries(more).map(([id, count]) => [id, namedFor(id, count, groupNames)])),
    }),
  }
}

function namedFor(collection: string, count: number, groupNames: readonly string[]): readonly KindDraft[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `${collection} ${String(index + 1).padStart(5, '0')}`,
    to: groupNames.slice(index % groupNames.length, (index % groupNames.length) + 1).map((name) => include(name)),
  }))
}

function appsFor(count: number, groupNames: readonly string[]): readonly KindDraft[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `App ${String(index + 1).padStart(5, '0')}`,
    type: 'win32LobApp',
    properties: { publishingState: 'published' },
    to: groupNames
      .slice(index % groupNames.length)
      .slice(0, 1)
      .map((name) => having(include(name), { intent: 'required', settings: null })),
  }))
}
