import { expansionOf } from './assignmentView.ts'
import type { Call } from '../http/call.ts'
import { type Entity, textOf, typeOf } from '../model/entity.ts'
import { nextLink, pageOf } from '../http/page.ts'
import { allowOptions, invalidQuery, pick, selected, topOf } from '../http/queryOptions.ts'
import type { Reply } from '../http/reply.ts'
import type { ConfigurationService } from './configurationService.ts'
import type { ConfigurationRecord } from '../model/tenantData.ts'

const v1 = ['id', 'createdDateTime', 'description', 'displayName', 'lastModifiedDateTime', 'version']
const betaOnly = [
  'roleScopeTagIds',
  'supportsScopeTags',
  'deviceManagementApplicabilityRuleOsEdition',
  'deviceManagementApplicabilityRuleOsVersion',
  'deviceManagementApplicabilityRuleDeviceMode',
]

/** A filter picks from within a page: what is left of it may be nothing, and still there may be a next one. */
export function listConfigurations(call: Call, service: ConfigurationService): Reply {
  allowOptions(call, '$select', '$expand', '$top', '$filter')
  const view = viewOf(call, service)
  const passes = filterOf(call.query.get('$filter'))
  const { value, next } = pageOf(service.store.all(), topOf(call, 1000, service.pageSize), call, service.emptyPages)
  return {
    status: 200,
    body: {
      '@odata.context': `${service.root}/${call.version}/$metadata#deviceManagement/deviceConfigurations`,
      ...(next === undefined ? {} : { '@odata.nextLink': nextLink(service.root, call, next) }),
      value: value.filter(passes).map(view),
    },
  }
}

export function oneConfiguration(call: Call, record: ConfigurationRecord, service: ConfigurationService): Reply {
  allowOptions(call, '$select', '$expand')
  const context = `${service.root}/${call.version}/$metadata#deviceManagement/deviceConfigurations/$entity`
  return { status: 200, body: { '@odata.context': context, ...viewOf(call, service)(record) } }
}

/** The properties of a derived type come without a `$select` only: the declared type is the abstract one. */
function viewOf(call: Call, service: ConfigurationService): (record: ConfigurationRecord) => Entity {
  const known = call.version === 'beta' ? [...v1, ...betaOnly] : v1
  const names = selected(call.query.get('$select'), [...known, 'assignments'], 'deviceConfiguration')
  const expand = expansionOf(call, service)
  return (record) => {
    const entity = pick(record.entity, names)
    const kept = Object.entries(entity).filter(([name]) => call.version === 'beta' || !betaOnly.includes(name))
    return { ...Object.fromEntries(kept), ...expand?.(record) }
  }
}

function filterOf(text: string | undefined): (record: ConfigurationRecord) => boolean {
  if (text === undefined) return () => true
  const type = /^isof\('microsoft\.graph\.(\w+)'\)$/.exec(text)?.[1]
  if (type !== undefined) return ({ entity }) => typeOf(entity) === type
  const name = /^displayName eq '((?:[^']|'')*)'$/.exec(text)?.[1]?.replaceAll("''", "'").toLowerCase()
  if (name === undefined) throw invalidQuery(`The filter '${text}' is not supported.`)
  return ({ entity }) => textOf(entity, 'displayName').toLowerCase() === name
}
