import { GraphError } from '../graph/graphError.ts'
import type { Access } from '../graph/tokenSource.ts'
import type { Account } from './account.ts'
import type { AccountSession } from './accountProvider.ts'
import { claimsOfToken } from './claimsOfToken.ts'
import type { MethodParts } from './methodParts.ts'
import { delegatedScopes } from './scopes.ts'
import type { IssuedToken, TokenMethod, TokenOptions } from './tokenMethod.ts'

/** Milliseconds to use a token that does not tell its end; VS Code renews its sessions by itself. */
const unknownLifetime = 5 * 60_000

/** VS Code's own Microsoft account. VS Code keeps its tokens; stored here is only that it was chosen. */
export class VscodeMethod implements TokenMethod {
  readonly #parts: MethodParts

  constructor(parts: MethodParts) {
    this.#parts = parts
  }

  async signIn(access: Access): Promise<Account> {
    const session = await this.#session(access, { createIfNone: true })
    if (session === undefined) throw new GraphError('cancelled', 'The sign-in was not finished.')
    await this.#parts.secrets.store(this.#parts.key, 'chosen')
    return accountOf(session)
  }

  async restore(): Promise<Account | undefined> {
    if ((await this.#parts.secrets.get(this.#parts.key)) === undefined) return undefined
    const session = await this.#session('read', { createIfNone: false })
    return session === undefined ? undefined : accountOf(session)
  }

  async token(access: Access, { claims }: TokenOptions): Promise<IssuedToken> {
    const session = await this.#session(access, { createIfNone: false, claims })
    if (session === undefined) {
      throw access === 'write'
        ? new GraphError('missingScope', 'This account has not granted permission to change assignments.')
        : new GraphError('signedOut', 'Not signed in.')
    }
    const { accessToken } = session
    return { token: accessToken, expiresAt: claimsOfToken(accessToken).expiresAt ?? Date.now() + unknownLifetime }
  }

  async forget(): Promise<void> {
    await this.#parts.secrets.delete(this.#parts.key)
  }

  /** VS Code takes the application and the tenant as scopes, and removes them before it asks for a token. */
  async #session(
    access: Access,
    options: { createIfNone: boolean; claims?: string },
  ): Promise<AccountSession | undefined> {
    const { accounts, clientId, tenantId, cloud, groupNames } = this.#parts
    if (accounts === undefined) throw new GraphError('signedOut', 'VS Code offers no Microsoft account here.')
    const scopes = delegatedScopes(cloud, access, groupNames)
    if (clientId) scopes.push(`VSCODE_CLIENT_ID:${clientId}`)
    if (tenantId) scopes.push(`VSCODE_TENANT:${tenantId}`)
    return accounts.session(scopes, options)
  }
}

function accountOf({ accessToken, account }: AccountSession): Account {
  return { tenantId: claimsOfToken(accessToken).tid ?? '', username: account.label, homeAccountId: account.id }
}
