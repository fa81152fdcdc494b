import type { LadderInput } from './ladderInput.ts'
import { type Evidence, type Rung, rung } from './rung.ts'

const step = 'timing'

/** A device knows a change after its next check-in. When memberships changed is not known here. */
export function timingRung({ subject, lastCheckIn, history, configuration }: LadderInput): Rung {
  if (subject.device === undefined) return rung(step, 'unknown', 'timingNeedsDevice')
  const checkIn = lastCheckIn === undefined ? Number.NaN : Date.parse(lastCheckIn)
  // Graph writes the year 1 where a device never checked in.
  if (lastCheckIn === undefined || !(checkIn > 0)) return rung(step, 'unknown', 'checkInNotKnown')
  const evidence: Evidence[] = [{ fact: 'lastCheckIn', at: lastCheckIn }]
  const [last] = history === undefined || history instanceof Error ? [] : history.entries
  if (last) evidence.push({ fact: 'assignmentsChanged', at: last.at, by: last.actor })
  const { lastModifiedDateTime } = configuration
  if (lastModifiedDateTime !== undefined) evidence.push({ fact: 'configurationChanged', at: lastModifiedDateTime })
  const changes = [last?.at, lastModifiedDateTime].flatMap((at) => (at === undefined ? [] : [Date.parse(at)]))
  if (changes.some((at) => at > checkIn)) return rung(step, true, 'notCheckedInSince', evidence)
  if (history === undefined) return rung(step, 'unknown', 'changesNotRead', evidence)
  if (history instanceof Error)
    return rung(step, 'unknown', 'changesNotRead', [...evidence, { fact: 'failure', error: history }])
  const covered = last !== undefined || !history.partial || (history.since ?? Infinity) <= checkIn
  return covered ? rung(step, false, 'checkedInSince', evidence) : rung(step, 'unknown', 'changesTooOld', evidence)
}
