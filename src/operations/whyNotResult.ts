import type { Evidence, Rung, Step } from '../intune/reach/ladder/rung.ts'
import type { LadderVerdict } from '../intune/reach/ladder/ladderVerdict.ts'
import type { WhyNotAnswer } from './whyNot.ts'

/** What the command resolves to for a program. */
export interface WhyNotResult {
  readonly subject: { readonly id: string; readonly name: string }
  readonly configuration: { readonly kind: string; readonly id: string; readonly name: string }
  readonly verdict: LadderVerdict
  readonly because: string
  /** All of them, in the order in which they are looked at. */
  readonly reasons: readonly {
    readonly step: Step
    readonly holds: boolean | 'unknown'
    readonly because: string
    readonly evidence: readonly (PlainEvidence & { readonly text: string })[]
  }[]
}

/** An error by its kind: an object that can be sent. */
type PlainEvidence =
  | Exclude<Evidence, { fact: 'failure' }>
  | { readonly fact: 'failure'; readonly error: { readonly kind: string; readonly message: string } }

/** The words in which a screen shows the answer. */
export interface WhyNotWords {
  readonly sentence: string
  readonly rung: (rung: Rung) => string
  readonly evidence: (evidence: Evidence) => string
  readonly error: (error: Error) => { readonly kind: string; readonly message: string }
}

export function whyNotResult(answer: WhyNotAnswer, words: WhyNotWords): WhyNotResult {
  const { subject, configuration, verdict, rungs } = answer
  return {
    subject: { id: subject.id, name: subject.name },
    configuration: { kind: configuration.kind.id, id: configuration.id, name: configuration.displayName },
    verdict,
    because: words.sentence,
    reasons: rungs.map((rung) => ({
      step: rung.step,
      holds: rung.holds,
      because: words.rung(rung),
      evidence: rung.evidence.map((one) => ({
        ...(one.fact === 'failure' ? { fact: one.fact, error: words.error(one.error) } : one),
        text: words.evidence(one),
      })),
    })),
  }
}
