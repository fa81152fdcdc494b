import { asJson, textOf } from '../../base/json.ts'
import type { Described, Platform, Sort } from './kind.ts'
import { perPlatform, platformNamed } from './platform.ts'
import { groupsOnly } from './takesOfKinds.ts'

type OnPlatform = (platform: Platform) => Sort

const security = (title: string): Sort => ({ title, area: 'endpointSecurity', icon: 'shield' })

const catalog: Sort = { title: 'Settings catalog' }
const unknownFamily: Sort = {
  title: 'Other policy',
  locked: 'This version does not know to what such a policy can be assigned.',
}
const otherSecurity = security('Endpoint security policy')

/** By `templateReference.templateFamily`. */
const families: ReadonlyMap<string, Sort> = new Map(
  Object.entries({
    none: catalog,
    endpointSecurityAntivirus: security('Antivirus'),
    endpointSecurityDiskEncryption: security('Disk encryption'),
    endpointSecurityFirewall: security('Firewall'),
    endpointSecurityEndpointDetectionAndResponse: security('Endpoint detection and response'),
    endpointSecurityApplicationControl: security('App Control for Business'),
    endpointSecurityAttackSurfaceReduction: security('Attack surface reduction'),
    endpointSecurityAccountProtection: security('Account protection'),
    endpointSecurityEndpointPrivilegeManagement: security('Endpoint Privilege Management'),
    // memdocs, filters/ref-supported-workloads.
    baseline: { ...security('Security baseline'), takes: { filters: 'none' } },
    deviceConfigurationScripts: {
      title: 'Platform script',
      area: 'scripts',
      icon: 'terminal',
      takes: { filters: 'none' },
      link: '#view/Microsoft_Intune_Workflows/PolicySummaryBlade/templateId/{templateId}/platformName/Linux/policyId/{id}',
    },
    // Only the family is sure. Users by group is what its purpose says, so nothing else is offered.
    appQuietTime: { title: 'Quiet time', area: 'apps', takes: groupsOnly },
  } satisfies Record<string, Sort>),
)

/**
 * Its users are assigned, All users by the virtual group (CIPP, Terraform's provider); exclusions and filters nobody has
 * tried. Its device group is no assignment, but set by an action of its own.
 */
const devicePreparation: Sort = {
  title: 'Device preparation policy',
  area: 'enrollment',
  takes: { ...groupsOnly, allUsers: 'virtualGroup' },
}

const adeEnrollment: Sort = {
  title: 'Enrollment policy for Apple devices',
  area: 'enrollment',
  locked: 'Such a policy belongs to an enrollment program token, not to groups.',
}

/** Policies for devices that only Defender for Endpoint manages take no filters. */
const defenderOnly = (sort: Sort): Sort => ({ ...sort, takes: { ...sort.takes, filters: 'none' } })

const onPlatforms: ReadonlyMap<Sort, OnPlatform> = new Map(
  [...families.values(), unknownFamily, otherSecurity, devicePreparation, adeEnrollment].map((sort) => [
    sort,
    perPlatform(sort),
  ]),
)
const ofDefender: ReadonlyMap<Sort, OnPlatform> = new Map(
  [...families.values(), otherSecurity].map((sort) => [sort, perPlatform(defenderOnly(sort))]),
)

export const configurationPolicySorts: readonly Sort[] = [...onPlatforms.keys()]

export function configurationPolicySort({ properties }: Described): Sort {
  const technologies = (textOf(properties, 'technologies') ?? '').split(',').map((one) => one.trim())
  const platform = platformNamed(textOf(properties, 'platforms') ?? '')
  const sort = sortOf(textOf(asJson(properties['templateReference']), 'templateFamily'), technologies, platform)
  const defender = technologies.length === 1 && technologies[0] === 'microsoftSense'
  return (defender ? ofDefender : onPlatforms).get(sort)?.(platform) ?? sort
}

/** A list that was asked without its options may leave the template out. */
function sortOf(family: string | undefined, technologies: readonly string[], platform: Platform): Sort {
  if (technologies.includes('enrollment')) {
    if (platform !== 'Windows') return adeEnrollment
    return family === undefined || family === 'enrollmentConfiguration' ? devicePreparation : unknownFamily
  }
  if (family === undefined) return catalog
  return families.get(family) ?? (family.startsWith('endpointSecurity') ? otherSecurity : unknownFamily)
}
