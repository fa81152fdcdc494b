import { canonicalJson } from '../../base/canonicalJson.ts'
import type { GroupHolds } from '../directory/groupMembership.ts'
import type { Kind } from '../kinds/kind.ts'
import type { Assignment } from '../model/assignment.ts'
import { assignmentKey } from '../model/assignmentKey.ts'
import { fieldValue } from '../model/fieldValue.ts'
import { groupOf, type Target } from '../model/target.ts'
import type { Finding, Rule } from './finding.ts'

/** A group that is gone: its assignment reaches nobody, and an exclusion of it spares nobody. */
export const goneGroups: Rule = ({ configuration, assignments }, known) =>
  assignments.flatMap((assignment): Finding[] => {
    const { target } = assignment
    const groupId = groupOf(target)
    const state = groupId === undefined ? undefined : known.group(groupId).state.state
    if (groupId === undefined || (state !== 'deleted' && state !== 'missing')) return []
    const kind = state === 'deleted' ? 'groupDeleted' : 'groupMissing'
    const key = assignmentKey(configuration.kind, assignment)
    return [{ kind, severity: 'warning', configurationId: configuration.id, assignment: key, groupId }]
  })

export const emptyGroups: Rule = ({ configuration, assignments }, known) =>
  assignments.flatMap((assignment): Finding[] => {
    const { target } = assignment
    const groupId = groupOf(target)
    if (groupId === undefined) return []
    const { state, members } = known.group(groupId)
    if (state.state !== 'known' || members !== 0) return []
    return [
      {
        kind: 'groupEmpty',
        severity: 'information',
        configurationId: configuration.id,
        assignment: assignmentKey(configuration.kind, assignment),
        groupId,
      },
    ]
  })

/**
 * A group beside everyone of its kind, assigned in the same way. Where everyone is filtered, the group may well add to it,
 * and a filter that takes devices out decides even beside everyone (memdocs, filters-reports-troubleshoot).
 */
export const redundantGroups: Rule = ({ configuration, assignments }, known) => {
  const { kind } = configuration
  const everyone = assignments.filter(
    ({ target, filter }) => (target.kind === 'allDevices' || target.kind === 'allUsers') && !filter,
  )
  return assignments.flatMap((assignment): Finding[] => {
    const { target, filter } = assignment
    if (target.kind !== 'group' || (filter && filter.mode !== 'include')) return []
    const { groupId } = target
    const alike = everyone.filter((one) => fieldsOf(kind, one) === fieldsOf(kind, assignment))
    const covering = coveredBy(
      known.group(groupId).holds,
      alike.map((one) => one.target),
    )
    if (covering.length === 0) return []
    return [
      {
        kind: 'redundantGroup',
        severity: 'information',
        configurationId: configuration.id,
        assignment: assignmentKey(kind, assignment),
        groupId,
        everyone: covering,
      },
    ]
  })
}

/** Those of All devices and All users that reach every member; none where that is not sure. */
function coveredBy(holds: GroupHolds, everyone: readonly Target[]): readonly Target[] {
  const devices = everyone.filter(({ kind }) => kind === 'allDevices')
  const users = everyone.filter(({ kind }) => kind === 'allUsers')
  switch (holds) {
    case 'devices':
      return devices
    case 'users':
      return users
    case 'both':
      return devices.length > 0 && users.length > 0 ? everyone : []
    case 'none':
    case 'unknown':
      return []
  }
}

function fieldsOf({ fields }: Kind, assignment: Assignment): string {
  return canonicalJson(fields.map((field) => fieldValue(field, assignment) ?? null))
}
