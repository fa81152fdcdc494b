import type { SampleTenant } from '../../src/sampleTenant/sampleTenant.ts'

/** The id of the configuration with this name. */
export function configurationId(tenant: SampleTenant, name: string): string {
  return idOf(tenant.configurations(), name)
}

/** The id of the group with this name, and with this description where a name is not enough. */
export function groupId(tenant: SampleTenant, name: string, description?: string): string {
  return idOf(
    tenant.groups().filter((group) => description === undefined || group['description'] === description),
    name,
  )
}

/** What the server holds for a configuration now: "include SG-Sales", "exclude …", "include All devices, only Corporate owned". */
export function held(tenant: SampleTenant, configuration: string): string[] {
  const id = configurationId(tenant, configuration)
  return tenant
    .assignmentsOf(id)
    .map((assignment) => words(tenant, assignment['target'] as Record<string, string>))
    .sort()
}

/** Requests that change something, as `POST path`. */
export function writes(tenant: SampleTenant): string[] {
  return tenant.requests
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/$batch'))
    .map(({ method, path }) => `${method} ${path}`)
}

function words(tenant: SampleTenant, target: Record<string, string>): string {
  const type = (target['@odata.type'] ?? '').replace('#microsoft.graph.', '')
  const mode = type.startsWith('exclusion') ? 'exclude' : 'include'
  const group = tenant.groups().find(({ id }) => id === target['groupId'])
  const name = nameOf(group) ?? target['groupId'] ?? everyone[type] ?? type
  const filter = tenant.filters().find(({ id }) => id === target['deviceAndAppManagementAssignmentFilterId'])
  const how = target['deviceAndAppManagementAssignmentFilterType'] === 'exclude' ? 'except' : 'only'
  return `${mode} ${name}${filter ? `, ${how} ${nameOf(filter)}` : ''}`
}

const everyone: Readonly<Record<string, string>> = {
  allDevicesAssignmentTarget: 'All devices',
  allLicensedUsersAssignmentTarget: 'All users',
}

function idOf(entities: readonly Record<string, unknown>[], name: string): string {
  const found = entities.find(({ displayName }) => displayName === name)?.['id']
  if (typeof found !== 'string') throw new Error(`The tenant has no ${name}`)
  return found
}

function nameOf(entity: Record<string, unknown> | undefined): string | undefined {
  const name = entity?.['displayName']
  return typeof name === 'string' ? name : undefined
}
