import type { AssignmentRef } from '../intune/model/assignmentRef.ts'

/** Which of the chosen assignments "Switch to Excluded" or "Switch to Included" turns around: not those that are so already. */
export function assignmentsToSwitch(
  chosen: readonly AssignmentRef[],
  to: 'group' | 'excludedGroup' | undefined,
): readonly AssignmentRef[] {
  return to === undefined ? chosen : chosen.filter(({ assignment }) => assignment.target.kind !== to)
}
