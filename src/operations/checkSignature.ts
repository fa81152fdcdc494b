import type { JournalPlanDetail } from '../intune/journal/journalEntry.ts'
import { DomainError } from '../intune/model/domainError.ts'

/**
 * Throws a `DomainError` of kind `tampered` for a record that is not as this extension wrote it. `unsigned`: whether one of
 * version 0.1.0 will do, which had no signatures.
 */
export function checkSignature({ signature }: JournalPlanDetail, unsigned: 'allowed' | 'refused'): void {
  if (signature === 'valid' || (signature === 'unsigned' && unsigned === 'allowed')) return
  throw new DomainError('tampered', `the signature of a plan in the journal is ${signature}`)
}
