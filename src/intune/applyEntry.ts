import { afterFailure } from './afterFailure.ts'
import { EntryWrite } from './entryWrite.ts'
import type { EntryContext } from './entryContext.ts'
import type { Outcome } from './outcome.ts'
import type { PlanEntry } from './plan.ts'
import { readBack } from './readBack.ts'
import { toError } from '../graph/toError.ts'

/** Carries one entry of a plan out: re-read, merge, write, read back, compare. Never throws: a failure is an outcome. */
export async function applyEntry(entry: PlanEntry, context: EntryContext): Promise<Outcome> {
  const write = new EntryWrite(entry, context)
  try {
    const sent = await write.send()
    if (sent !== 'accepted') return sent
  } catch (error) {
    return afterFailure(entry, write.goal, toError(error), context)
  }
  return readBack(entry, write.goal, context)
}
