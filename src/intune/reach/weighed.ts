import type { Kind } from '../kinds/kind.ts'
import type { Hit } from './hits.ts'
import { intentOf, remaining, type Remaining } from './remaining.ts'
import { type Claim, winningIntent } from './winningIntent.ts'

/** The assignments that touch somebody, weighed against each other, up to their filters. */
export interface Weighed extends Remaining {
  /** The inclusions that are certain. */
  readonly sure: readonly Hit[]
  /** What they claim, where assignments of the kind are told apart by an intent; else empty. */
  readonly claims: readonly Claim[]
  /** Undefined: nothing is claimed, or the documentation does not say which of the claims wins. */
  readonly intent?: string
  /** The certain inclusions that count: those of the winning intent. Their filters decide. */
  readonly winners: readonly Hit[]
}

export function weighed(kind: Kind, hits: readonly Hit[]): Weighed {
  const rest = remaining(kind, hits)
  return weighedAs(
    kind,
    rest,
    rest.included.filter(({ unknown }) => unknown === undefined),
  )
}

/** The same where exactly these inclusions hold. */
export function weighedAs(kind: Kind, rest: Remaining, sure: readonly Hit[]): Weighed {
  const claims = sure.flatMap((hit): Claim[] => {
    const intent = intentOf(kind, hit)
    return intent === '' ? [] : [`${hit.side} ${intent}`]
  })
  const intent = claims.length === 0 ? undefined : winningIntent(claims)
  const counts = (hit: Hit): boolean => intent?.split('+').includes(intentOf(kind, hit)) === true
  const winners = claims.length === 0 ? sure : sure.filter(counts)
  return { ...rest, sure, claims, ...(intent !== undefined && { intent }), winners }
}

/** A claim without its side. */
export function intentOfClaim(claim: Claim): string {
  return claim.slice(claim.indexOf(' ') + 1)
}
