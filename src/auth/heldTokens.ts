import { claimsOfToken } from './claimsOfToken.ts'
import type { IssuedToken } from './tokenMethod.ts'

/** Milliseconds before its end when a token is no longer given out; a short-lived one keeps nine tenths of its life. */
const expiryMargin = 5 * 60_000

interface HeldToken {
  readonly token: string
  readonly permissions: ReadonlySet<string>
  readonly useUntil: number
}

/** The tokens of one sign-in that are still good, with what each allows as far as is known. */
export class HeldTokens {
  #held: readonly HeldToken[] = []

  /** A token that allows any one of these, the first if it can be. */
  find(alternatives: readonly string[]): string | undefined {
    const now = Date.now()
    this.#held = this.#held.filter(({ useUntil }) => now < useUntil)
    for (const permission of alternatives) {
      const held = this.#held.find(({ permissions }) => permissions.has(permission))
      if (held !== undefined) return held.token
    }
    return undefined
  }

  /** `asked`: the permissions that it was asked for. What else its claims say saves asking for another. */
  add({ token, expiresAt }: IssuedToken, asked: readonly string[]): void {
    const lifetime = expiresAt - Date.now()
    const permissions = new Set([...asked, ...claimsOfToken(token).permissions])
    const held: HeldToken = { token, permissions, useUntil: expiresAt - Math.min(expiryMargin, lifetime / 10) }
    // The newest is the one to give: it knows what was consented to last.
    this.#held = [held, ...this.#held.filter((one) => !asked.every((permission) => one.permissions.has(permission)))]
  }

  /** Was refused by the service, or another was asked for. */
  drop(alternatives: readonly string[]): void {
    this.#held = this.#held.filter(({ permissions }) => !alternatives.some((one) => permissions.has(one)))
  }

  clear(): void {
    this.#held = []
  }
}
