import { assignmentKey } from '../model/assignmentKey.ts'
import { targetKey } from '../model/target.ts'
import type { Finding, Rule } from './finding.ts'

/**
 * A profile needs its certificate where it goes itself: both are best assigned to the same groups
 * (memdocs, certificates-profile-scep). Everyone, and a target of an unknown kind, may reach any group;
 * only a group that is left out or excluded by name is a fact.
 */
export const unassignedCertificate: Rule = ({ configuration, assignments, certificate }) => {
  if (!certificate) return []
  const targets = certificate.assignments.map(({ target }) => target)
  const wide = targets.some(({ kind }) => kind === 'allDevices' || kind === 'allUsers' || kind === 'unknown')
  return assignments.flatMap((assignment): Finding[] => {
    const { target } = assignment
    if (target.kind === 'excludedGroup' || target.kind === 'unknown') return []
    const key = targetKey(target)
    const same = targets.find((one) => targetKey(one) === key)
    if (same ? same.kind !== 'excludedGroup' : wide) return []
    return [
      {
        kind: 'certificateNotAssigned',
        severity: 'warning',
        configurationId: configuration.id,
        assignment: assignmentKey(configuration.kind, assignment),
        certificate: certificate.configuration,
        target,
      },
    ]
  })
}
