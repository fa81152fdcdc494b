import type { Kind, Sort } from './kind.ts'
import { listLinks } from './listLinks.ts'
import { oneSort, plainKind } from './plainKind.ts'
import { appScopes, enrollmentScopes, scopeTagScopes } from './scopes.ts'
import { groupsAndAllUsers, groupsAndExclusions, groupsOnly } from './takesOfKinds.ts'

const inTenant = {
  ...plainKind,
  area: 'tenant',
  expandOnList: false,
  listLink: listLinks.tenant,
} as const satisfies Partial<Kind>

const branding: Sort = { title: 'Customization policy' }
const defaultBranding: Sort = {
  ...branding,
  locked: 'The default customization is for everybody, and cannot be assigned.',
}

export const intuneBrandingProfiles: Kind = {
  ...inTenant,
  id: 'intuneBrandingProfiles',
  title: 'Customization policies',
  icon: 'paintcan',
  collection: 'deviceManagement/intuneBrandingProfiles',
  nameProperty: 'profileName',
  assignmentType: '#microsoft.graph.intuneBrandingProfileAssignment',
  takes: groupsAndExclusions,
  scopes: appScopes,
  bucket: 'wip',
  sorts: [branding, defaultBranding],
  sortOf: ({ properties }) => (properties['isDefaultProfile'] === true ? defaultBranding : branding),
}

/** Knows no `$expand`; an exclusion would be stored as an inclusion (one source), so none is offered. */
export const termsAndConditions: Kind = {
  ...inTenant,
  id: 'termsAndConditions',
  title: 'Terms and conditions',
  icon: 'law',
  collection: 'deviceManagement/termsAndConditions',
  write: { by: 'items' },
  assignmentType: '#microsoft.graph.termsAndConditionsAssignment',
  takes: groupsAndAllUsers,
  scopes: enrollmentScopes,
  bucket: 'companyTerms',
  ...oneSort('Terms and conditions'),
}

const scopeTag: Sort = { title: 'Scope tag' }
const builtInTag: Sort = { ...scopeTag, locked: 'A built-in scope tag cannot be assigned.' }

/** The groups whose devices get the tag by themselves. Expanded assignments are always empty. */
export const roleScopeTags: Kind = {
  ...inTenant,
  id: 'roleScopeTags',
  title: 'Scope tags',
  icon: 'tag',
  collection: 'deviceManagement/roleScopeTags',
  scopeTags: true,
  assignmentType: '#microsoft.graph.roleScopeTagAutoAssignment',
  takes: groupsOnly,
  scopes: scopeTagScopes,
  bucket: 'rbac',
  sorts: [scopeTag, builtInTag],
  sortOf: ({ properties }) => (properties['isBuiltIn'] === true ? builtInTag : scopeTag),
}
