import type { Replay } from '../intune/journal/replay.ts'
import type { Wording } from './wording.ts'

/** Says which configurations of a recorded plan stay as they are, because this version does not know their kind. */
export function unknownNotes({ unknown }: Replay, { t }: Wording): readonly string[] {
  return unknown.map(({ configurationName, kind = '' }) =>
    t('{0} stays unchanged: this version of the extension does not know its kind ({1}).', configurationName, kind),
  )
}
