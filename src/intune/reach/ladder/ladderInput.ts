import type { History } from '../../audit/readHistory.ts'
import type { GroupFacts } from '../../directory/groupDirectory.ts'
import { type Assignment, isExclusion } from '../../model/assignment.ts'
import type { AssignmentSet, AssignmentSetState } from '../../model/assignmentSet.ts'
import type { Configuration } from '../../model/configuration.ts'
import type { ReportedStatus } from '../../status/reportedStatus.ts'
import type { FilterOf } from '../filterTest.ts'
import { type Hit, hitsOf } from '../hits.ts'
import type { Subject } from '../subject.ts'
import { type Weighed, weighed } from '../weighed.ts'

/** Everything that the reasons are judged from. */
export interface LadderInput {
  readonly configuration: Configuration
  readonly set: AssignmentSetState
  readonly subject: Subject
  readonly filterOf: FilterOf
  readonly groupOf: (id: string) => GroupFacts
  /** ISO 8601: when the device last checked in. Absent: not known, or no device was asked about. */
  readonly lastCheckIn?: string
  /** Who changed the assignments, or why that could not be read; absent: not asked. */
  readonly history?: History | Error
  /** What Intune reports of the device for the configuration's kind, or why that could not be read; absent: not asked. */
  readonly reported?: readonly ReportedStatus[] | Error
}

/** The input with what several reasons need. */
export interface Looked extends LadderInput, Weighed {
  readonly assignments: readonly Assignment[]
  /** Where the assignments touch the subject, or may. */
  readonly hits: readonly Hit[]
  readonly inclusions: readonly Assignment[]
  readonly readAt: number
}

export function lookedAt(input: LadderInput, { assignments, readAt }: AssignmentSet): Looked {
  const hits = assignments.flatMap((one) => hitsOf(one, input.subject))
  const inclusions = assignments.filter(({ target }) => !isExclusion(target))
  return { ...input, ...weighed(input.configuration.kind, hits), assignments, hits, inclusions, readAt }
}

/** The inclusions that touch the subject for certain, whatever excludes it from them. */
export function certainInclusions({ hits }: Pick<Looked, 'hits'>): readonly Hit[] {
  return hits.filter(({ assignment, unknown }) => unknown === undefined && !isExclusion(assignment.target))
}
