import { groupOf, targetKey } from '../model/target.ts'
import type { Finding, Rule } from './finding.ts'

/** A group that is gone: its assignment reaches nobody, and an exclusion of it spares nobody. */
export const goneGroups: Rule = ({ configuration, assignments }, known) =>
  assignments.flatMap(({ target }): Finding[] => {
    const groupId = groupOf(target)
    const state = groupId === undefined ? undefined : known.group(groupId).state.state
    if (groupId === undefined || (state !== 'deleted' && state !== 'missing')) return []
    const kind = state === 'deleted' ? 'groupDeleted' : 'groupMissing'
    return [{ kind, severity: 'warning', configurationId: configuration.id, targetKey: targetKey(target), groupId }]
  })

export const emptyGroups: Rule = ({ configuration, assignments }, known) =>
  assignments.flatMap(({ target }): Finding[] => {
    const groupId = groupOf(target)
    if (groupId === undefined) return []
    const { state, members } = known.group(groupId)
    if (state.state !== 'known' || members !== 0) return []
    return [
      {
        kind: 'groupEmpty',
        severity: 'information',
        configurationId: configuration.id,
        targetKey: targetKey(target),
        groupId,
      },
    ]
  })

/** A group beside everyone of its kind. Where everyone is filtered, the group may well add to it. */
export const redundantGroups: Rule = ({ configuration, assignments }, known) => {
  const everyone = assignments
    .filter(({ target, filter }) => (target.kind === 'allDevices' || target.kind === 'allUsers') && !filter)
    .map(({ target }) => target)
  const devices = everyone.filter(({ kind }) => kind === 'allDevices')
  const users = everyone.filter(({ kind }) => kind === 'allUsers')
  return assignments.flatMap(({ target }): Finding[] => {
    if (target.kind !== 'group') return []
    const { groupId } = target
    const { holds } = known.group(groupId)
    const covering = {
      devices,
      users,
      both: devices.length > 0 && users.length > 0 ? everyone : [],
      none: [],
      unknown: [],
    }
    if (covering[holds].length === 0) return []
    return [
      {
        kind: 'redundantGroup',
        severity: 'information',
        configurationId: configuration.id,
        targetKey: targetKey(target),
        groupId,
        everyone: covering[holds],
      },
    ]
  })
}
