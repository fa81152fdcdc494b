/** An intent on a side: a user or a device that has an app as this. */
export type Claim = `${'user' | 'device'} ${string}`

/** What holds together: one intent, or two that hold both. */
type Won = string

const required = 'required'
const available = 'available'
const uninstall = 'uninstall'
const open = 'availableWithoutEnrollment'
const both = `${required}+${available}`

/** Which intent wins where two meet: memdocs, apps-deploy, "How conflicts between app intents are resolved". */
const pairs: ReadonlyMap<string, Won> = new Map(
  (
    [
      [`user ${required}`, `user ${available}`, both],
      [`user ${required}`, `user ${uninstall}`, required],
      [`user ${available}`, `user ${uninstall}`, uninstall],
      [`user ${required}`, `device ${required}`, required],
      [`user ${required}`, `device ${uninstall}`, required],
      [`user ${available}`, `device ${required}`, both],
      [`user ${available}`, `device ${uninstall}`, available],
      [`user ${uninstall}`, `device ${required}`, required],
      [`user ${uninstall}`, `device ${uninstall}`, uninstall],
      [`device ${required}`, `device ${uninstall}`, required],
      [`device ${required}`, `device ${available}`, both],
      [`device ${available}`, `device ${uninstall}`, uninstall],
      [`user ${both}`, `user ${required}`, both],
      [`user ${both}`, `user ${available}`, both],
      [`user ${both}`, `user ${uninstall}`, both],
      [`user ${both}`, `device ${required}`, both],
      [`user ${both}`, `device ${available}`, both],
      [`user ${both}`, `device ${uninstall}`, both],
      [`user ${open}`, `user ${both}`, both],
      [`user ${open}`, `user ${required}`, required],
      [`user ${open}`, `user ${available}`, available],
      [`user ${open}`, `device ${required}`, `${required}+${open}`],
      [`user ${open}`, `device ${uninstall}`, `${uninstall}+${open}`],
    ] as const
  ).map(([a, b, won]) => [keyOf(a, b), won]),
)

/**
 * The intent that wins among these; undefined where the documentation does not say. Of three, each order has to come to the
 * same, else it does not say either.
 */
export function winningIntent(claims: readonly Claim[]): Won | undefined {
  const all = [...new Set(claims)]
  const results = new Set(orders(all).map(folded))
  return results.size === 1 ? [...results][0] : undefined
}

function folded([first, ...others]: readonly Claim[]): Won | undefined {
  let won: Claim | undefined = first
  for (const next of others) {
    const result: Won | undefined = won && pairs.get(keyOf(won, next))
    // What both sides have together counts as the user's from here on.
    won = result === undefined ? undefined : sideOf(won, next, result)
    if (won === undefined) return undefined
  }
  return won?.slice(won.indexOf(' ') + 1)
}

function sideOf(a: Claim | undefined, b: Claim, won: Won): Claim {
  const device = a?.startsWith('device') === true && b.startsWith('device')
  return device && won !== both ? `device ${won}` : `user ${won}`
}

function orders(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  if (claims.length <= 1) return [claims]
  return claims.flatMap((first, index) => orders(claims.toSpliced(index, 1)).map((rest) => [first, ...rest]))
}

function keyOf(a: string, b: string): string {
  return a < b ? `${a} | ${b}` : `${b} | ${a}`
}
