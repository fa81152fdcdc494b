import type { ReportedStatus } from '../../status/reportedStatus.ts'
import type { ReportedState } from '../../status/reportedState.ts'
import type { LadderInput } from './ladderInput.ts'
import type { LadderVerdict } from './ladderVerdict.ts'
import { type Evidence, type Rung, rung, type Why } from './rung.ts'

const step = 'reported'
/** Of several rows, as one for each user, the first of these that there is. */
const worst: readonly ReportedState[] = [
  'error',
  'conflict',
  'pending',
  'unknown',
  'notApplicable',
  'excluded',
  'landed',
]

/** What Intune reports of the device against what was worked out: the device tells late, and a row that is missing is no proof. */
export function reportedRung(
  { reported, configuration, subject }: LadderInput,
  verdict: LadderVerdict,
  intent?: string,
): Rung {
  if (subject.device === undefined) return rung(step, 'unknown', 'reportNeedsDevice')
  if (configuration.kind.status === undefined) return rung(step, 'unknown', 'noReport')
  if (reported === undefined) return rung(step, 'unknown', 'reportNotRead')
  if (reported instanceof Error) return rung(step, 'unknown', 'reportNotRead', [{ fact: 'failure', error: reported }])
  const id = configuration.id.toLowerCase()
  const rows = reported.filter(({ configurationId }) => configurationId === id)
  const evidence = rows.map(evidenceOf)
  const state = worst.find((one) => rows.some((row) => row.state === one))
  if (state === undefined) return withoutRow(verdict, intent)
  if (state === 'unknown') return rung(step, 'unknown', 'reportedUnknown', evidence)
  if (state === 'excluded') return rung(step, false, 'reportedExcluded', evidence)
  const expected = verdict === 'gets' || verdict === 'unknown' || state === 'notApplicable'
  if (!expected) return rung(step, true, 'rowNotExpected', evidence)
  return rung(step, state !== 'landed', whys[state], evidence)
}

const whys: Readonly<Record<Exclude<ReportedState, 'unknown' | 'excluded'>, Why>> = {
  landed: 'reportedLanded',
  pending: 'reportedPending',
  error: 'reportedError',
  conflict: 'reportedConflict',
  notApplicable: 'reportedNotApplicable',
}

/** Apps that are only available have no row in some reports. */
function withoutRow(verdict: LadderVerdict, intent: string | undefined): Rung {
  if (verdict === 'unknown' || (verdict === 'gets' && intent?.startsWith('available')))
    return rung(step, 'unknown', 'noRow')
  if (verdict === 'gets') return rung(step, true, 'rowMissing')
  return rung(step, false, verdict === 'notTargeted' ? 'noRowExpected' : 'reportedExcluded')
}

function evidenceOf({ state, word, user, at }: ReportedStatus): Evidence {
  return { fact: 'reported', state, word, ...(user !== undefined && { user }), ...(at !== undefined && { at }) }
}
