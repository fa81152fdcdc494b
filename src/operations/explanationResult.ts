import type { Explanation } from './explain.ts'
import { reasonSentence } from './reasonSentence.ts'
import type { Wording } from './wording.ts'

/** What an explaining command resolves to. */
export interface ExplanationResult {
  readonly subject: { readonly id: string; readonly name: string }
  readonly configurations: readonly {
    /** The id of the kind in the table of kinds. */
    readonly kind: string
    readonly id: string
    readonly verdict: 'gets' | 'excluded' | 'filteredOut' | 'unknown'
    readonly intent?: string
    /** Group ids, from the assigned one down; empty for All devices and All users. */
    readonly via: readonly string[]
    readonly because: string
  }[]
  readonly unread: readonly {
    readonly kind: string
    readonly error: { readonly kind: string; readonly message: string }
  }[]
}

export function explanationResult(
  { subject, configurations, unread }: Explanation,
  wording: Wording,
  errorOf: (error: Error) => { readonly kind: string; readonly message: string },
): ExplanationResult {
  return {
    subject: { id: subject.id, name: subject.name },
    configurations: configurations.map(({ configuration, reach }) => ({
      kind: configuration.kind.id,
      id: configuration.id,
      verdict: reach.verdict,
      ...(reach.intent !== undefined && { intent: reach.intent }),
      via: reach.reason.via,
      because: reasonSentence(subject, reach, wording),
    })),
    unread: unread.map(({ kind, error }) => ({ kind: kind.id, error: errorOf(error) })),
  }
}
