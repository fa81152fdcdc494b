import { afterFailure } from './afterFailure.ts'
import { EntryWrite } from './entryWriter.ts'
import type { EntryContext } from './applyContext.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { PlanEntry } from '../planning/plan.ts'
import { readBack } from './readBack.ts'
import { toError } from '../../base/toError.ts'

/** Carries one entry of a plan out: look, merge, write, read back, compare. Never throws: a failure is an outcome. */
export async function applyEntry(entry: PlanEntry, context: EntryContext): Promise<Outcome> {
  const write = new EntryWrite(entry, context)
  const outcome = await outcomeOf(write, entry, context)
  return { ...outcome, looked: write.goal.theirs, sent: write.sent }
}

async function outcomeOf(write: EntryWrite, entry: PlanEntry, context: EntryContext): Promise<Outcome> {
  try {
    const sent = await write.send()
    return sent === 'accepted' ? await readBack(entry, write.goal, context) : sent
  } catch (error) {
    return afterFailure(entry, write, toError(error), context)
  }
}
