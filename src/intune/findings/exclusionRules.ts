import { assignmentKey } from '../model/assignmentKey.ts'
import { exclusionSupport, includedKind, matrixKind } from './exclusionMatrix.ts'
import type { Finding, Rule } from './finding.ts'

/** One group both ways: one of the two comes from a policy set, or the service keeps what the admin center would refuse. */
export const includedAndExcluded: Rule = ({ configuration, assignments }) => {
  const { kind } = configuration
  // An app may be required for a group that it is not available to: those are two assignments.
  const keys = assignments.filter(({ target }) => target.kind === 'group').map((one) => assignmentKey(kind, one))
  const included = new Set(keys)
  return assignments.flatMap((assignment): Finding[] => {
    const { target } = assignment
    if (target.kind !== 'excludedGroup' || !included.has(assignmentKey(kind, assignment))) return []
    return [
      {
        kind: 'includedAndExcluded',
        severity: 'error',
        configurationId: configuration.id,
        assignment: assignmentKey(kind, assignment),
        groupId: target.groupId,
      },
    ]
  })
}

/** Exclusions of nothing. A target of an unknown kind may well include somebody. */
export const exclusionOnly: Rule = ({ configuration, assignments }) => {
  const only = assignments.length > 0 && assignments.every(({ target }) => target.kind === 'excludedGroup')
  return only ? [{ kind: 'exclusionOnly', severity: 'warning', configurationId: configuration.id }] : []
}

/** What Intune's support matrix says of each exclusion: that it does nothing, or that it may come late. */
export const unsupportedExclusions: Rule = ({ configuration, assignments }, known) =>
  assignments.flatMap((exclusion): Finding[] => {
    const { target } = exclusion
    const excluded = target.kind === 'excludedGroup' ? matrixKind(known.group(target.groupId)) : undefined
    if (target.kind !== 'excludedGroup' || !excluded) return []
    const included = assignments.flatMap((assignment) => {
      const kind = includedKind(assignment.target, (id) => known.group(id))
      return kind ? [{ target: assignment.target, support: exclusionSupport(kind, excluded) }] : []
    })
    const mixed = included.filter(({ support }) => support === 'notSupported').map((one) => one.target)
    const place = { configurationId: configuration.id, assignment: assignmentKey(configuration.kind, exclusion) }
    const findings: Finding[] = []
    if (mixed.length > 0) {
      findings.push({
        ...place,
        kind: 'mixedExclusion',
        severity: 'warning',
        groupId: target.groupId,
        included: mixed,
      })
    }
    // An exclusion that does nothing anyway can't come late.
    if (excluded === 'dynamicDevice' && (mixed.length === 0 || mixed.length < included.length)) {
      findings.push({ ...place, kind: 'dynamicDeviceExclusion', severity: 'information', groupId: target.groupId })
    }
    return findings
  })
