import type { JournalPlanDetail } from '../intune/journal/journalEntry.ts'
import type { Replay } from '../intune/journal/replay.ts'
import type { Wording } from './wording.ts'

/** What the user has to know of a plan that is made from the journal: what of it stays as it is, and what vouches for it. */
export function recordNotes(detail: JournalPlanDetail, { unknown }: Replay, { t, number }: Wording): readonly string[] {
  const notes = unknown.map(({ configurationName, kind = '' }) =>
    t('{0} stays unchanged: this version of the extension does not know its kind ({1}).', configurationName, kind),
  )
  if (detail.missing > 0) {
    notes.push(
      detail.missing === 1
        ? t('1 configuration stays unchanged: its record in the journal is damaged.')
        : t('{0} configurations stay unchanged: their records in the journal are damaged.', number(detail.missing)),
    )
  }
  if (detail.signature === 'keyGone') {
    notes.push(
      t('The key that signed the record of this change is gone, so nothing vouches for it: check the preview.'),
    )
  }
  if (detail.signature === 'unsigned') {
    notes.push(t('An earlier version of the extension recorded this change, without a signature: check the preview.'))
  }
  return notes
}
