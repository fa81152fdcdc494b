import type { JournalPlanDetail } from '../intune/journal/journalEntry.ts'
import { DomainError } from '../intune/model/domainError.ts'

/**
 * Throws a `DomainError` of kind `tampered` for a record that is not as this extension wrote it. `unvouched`: whether one will
 * do for which nothing vouches, because version 0.1.0 signed nothing, or because the key is gone. What is made of such a one
 * has to be shown before it is applied, whoever asks.
 */
export function checkSignature({ signature }: JournalPlanDetail, unvouched: 'allowed' | 'refused'): void {
  if (signature === 'valid' || (signature !== 'wrong' && unvouched === 'allowed')) return
  const message = `the signature of a plan in the journal is ${signature}`
  throw new DomainError(signature === 'keyGone' ? 'keyGone' : 'tampered', message)
}
