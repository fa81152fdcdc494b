import { intentOfClaim } from '../weighed.ts'
import type { Looked } from './ladderInput.ts'
import { type Evidence, type Rung, rung } from './rung.ts'

/** An app that is assigned with several intents is had with the one that wins, or with two that hold both. */
export function intentRung({ claims, intent }: Looked): Rung {
  const step = 'otherIntent'
  if (claims.length === 0) return rung(step, false, 'noIntents')
  const won = new Set(intent?.split('+'))
  const evidence = [...new Set(claims)].map((claim): Evidence => {
    const one = intentOfClaim(claim)
    return { fact: 'intent', side: claim.startsWith('user') ? 'user' : 'device', intent: one, wins: won.has(one) }
  })
  if (intent === undefined) return rung(step, 'unknown', 'intentNotDocumented', evidence)
  const beaten = claims.some((claim) => !won.has(intentOfClaim(claim)))
  return beaten ? rung(step, true, 'otherIntentWins', evidence) : rung(step, false, 'oneIntent', evidence)
}
