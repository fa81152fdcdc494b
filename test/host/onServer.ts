import type { SampleTenant } from '../../src/sampleTenant/sampleTenant.ts'

type Entity = Readonly<Record<string, unknown>>

const kinds: Readonly<Record<string, string>> = {
  groupAssignmentTarget: 'include',
  exclusionGroupAssignmentTarget: 'exclude',
  allDevicesAssignmentTarget: 'all devices',
  allLicensedUsersAssignmentTarget: 'all users',
}

export function configurationId(tenant: SampleTenant, displayName: string): string {
  return idOf(tenant.configurations(), displayName)
}

export function groupId(tenant: SampleTenant, displayName: string): string {
  return idOf(tenant.groups(), displayName)
}

export function filterId(tenant: SampleTenant, displayName: string): string {
  return idOf(tenant.filters(), displayName)
}

/** What the server holds for a configuration, a line each: `include SG-Sales`, `all devices only Corporate owned`. */
export function held(tenant: SampleTenant, configuration: string): string[] {
  return tenant
    .assignmentsOf(configurationId(tenant, configuration))
    .map((one) => lineOf(tenant, one))
    .toSorted()
}

/** Everything that was sent to Intune to change something, in order: the path behind the collection, and the body. */
export function writes(tenant: SampleTenant): { path: string; body: unknown }[] {
  return tenant.requests
    .filter(({ method, path }) => method !== 'GET' && !path.includes('$batch'))
    .map(({ path, body }) => ({ path: behindCollection(path), body }))
}

/** `GET {id}/assignments`, `POST {id}/assign`, … in the order of arrival. */
export function calls(tenant: SampleTenant): string[] {
  return tenant.requests.map(({ method, path }) => `${method} ${behindCollection(path)}`)
}

export function includedIn(group: string): Entity {
  return { target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: group } }
}

export function excludedFrom(group: string): Entity {
  return { target: { '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget', groupId: group } }
}

function lineOf(tenant: SampleTenant, assignment: Entity): string {
  const target = entityOf(assignment['target'])
  const type = text(target, '@odata.type').replace('#microsoft.graph.', '')
  const name = nameOf(tenant.groups(), text(target, 'groupId'))
  const mode = text(target, 'deviceAndAppManagementAssignmentFilterType')
  const filter = nameOf(tenant.filters(), text(target, 'deviceAndAppManagementAssignmentFilterId'))
  const filtered = mode === 'include' ? `only ${filter}` : mode === 'exclude' ? `except ${filter}` : ''
  const locked = assignment['source'] === 'policySets' ? '(policy set)' : ''
  return [kinds[type] ?? type, name, filtered, locked].filter((part) => part !== '').join(' ')
}

function behindCollection(path: string): string {
  return path.replace('/beta/deviceManagement/deviceConfigurations/', '')
}

function idOf(entities: readonly Entity[], displayName: string): string {
  const found = entities.find((one) => one['displayName'] === displayName)
  if (!found) throw new Error(`the tenant has no "${displayName}"`)
  return text(found, 'id')
}

function nameOf(entities: readonly Entity[], id: string): string {
  const found = entities.find((one) => one['id'] === id)
  return found ? text(found, 'displayName') : id
}

function text(entity: Entity, name: string): string {
  const value = entity[name]
  return typeof value === 'string' ? value : ''
}

function entityOf(value: unknown): Entity {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
