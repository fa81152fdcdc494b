import { asJson, parsedJson, textOf } from '../base/json.ts'
import { GraphError } from '../graph/graphError.ts'
import { type Account, isSamePerson } from './account.ts'
import type { AccountSession, SessionOptions, VscodeAccount } from './accountProvider.ts'
import { claimsOfToken } from './claimsOfToken.ts'
import type { MethodParts } from './methodParts.ts'
import { delegatedScopes } from './scopes.ts'
import { sentences } from './sentences.ts'
import { otherAccount } from './tokenHolder.ts'
import type { AskOptions, IssuedToken, TokenMethod, TokenOptions } from './tokenMethod.ts'

/** Milliseconds to use a token that does not tell its end; VS Code renews its sessions by itself. */
const unknownLifetime = 5 * 60_000

/** VS Code's own Microsoft account. VS Code keeps its tokens; stored here is only which one was chosen. */
export class VscodeMethod implements TokenMethod {
  readonly #parts: MethodParts
  /** Asked for by name, whichever VS Code would take by itself. */
  #chosen: VscodeAccount | undefined

  constructor(parts: MethodParts) {
    this.#parts = parts
  }

  async signIn(
    permissions: readonly string[],
    { expected, anyAccount }: AskOptions,
    signal?: AbortSignal,
  ): Promise<Account> {
    const session = await this.#session(permissions, {
      createIfNone: true,
      ...(expected === undefined ? { anyAccount } : { account: this.#chosen }),
    })
    signal?.throwIfAborted()
    if (session === undefined) throw new GraphError('cancelled', sentences.notFinished)
    const account = accountOf(session)
    if (expected !== undefined && !isSamePerson(expected, account)) throw otherAccount()
    await this.#parts.secrets.store(this.#parts.key, JSON.stringify(session.account))
    this.#chosen = session.account
    return account
  }

  async restore(): Promise<Account | undefined> {
    const stored = await this.#parts.secrets.get(this.#parts.key)
    if (stored === undefined) return undefined
    this.#chosen = chosenIn(stored)
    const session = await this.#session(this.#parts.signInPermissions, { createIfNone: false, account: this.#chosen })
    if (session === undefined) return undefined
    this.#chosen ??= session.account
    return accountOf(session)
  }

  async token(permissions: readonly string[], { claims }: TokenOptions): Promise<IssuedToken> {
    const session = await this.#session(permissions, { createIfNone: false, account: this.#chosen, claims })
    if (session === undefined) throw await this.#notGiven(permissions)
    if (this.#chosen !== undefined && session.account.id !== this.#chosen.id) throw otherAccount()
    const { accessToken } = session
    return { token: accessToken, expiresAt: claimsOfToken(accessToken).expiresAt ?? Date.now() + unknownLifetime }
  }

  async forget(): Promise<void> {
    this.#chosen = undefined
    await this.#parts.secrets.delete(this.#parts.key)
  }

  /** VS Code does not say why: where the account still gives what signing in asked for, the permission is what is missing. */
  async #notGiven(permissions: readonly string[]): Promise<GraphError> {
    const basic = this.#parts.signInPermissions
    const asked = permissions.join(' ') === basic.join(' ')
    const there = !asked && (await this.#session(basic, { createIfNone: false, account: this.#chosen })) !== undefined
    if (!there) return new GraphError('signedOut', sentences.sessionGone)
    return new GraphError('missingScope', `The account has not granted ${permissions[0] ?? ''}.`, {
      scopes: permissions.slice(0, 1),
    })
  }

  /** VS Code takes the application and the tenant as scopes, and removes them before it asks for a token. */
  async #session(permissions: readonly string[], options: SessionOptions): Promise<AccountSession | undefined> {
    const { accounts, clientId, tenantId, cloud } = this.#parts
    if (accounts === undefined) throw new GraphError('signedOut', sentences.noVscodeAccount)
    const scopes = delegatedScopes(cloud, permissions)
    if (clientId) scopes.push(`VSCODE_CLIENT_ID:${clientId}`)
    if (tenantId) scopes.push(`VSCODE_TENANT:${tenantId}`)
    return accounts.session(scopes, options)
  }
}

/** Version 0.1.0 stored only that somebody was chosen. */
function chosenIn(stored: string): VscodeAccount | undefined {
  const account = asJson(parsedJson(stored))
  const [id, label] = [textOf(account, 'id'), textOf(account, 'label')]
  return id === undefined ? undefined : { id, label: label ?? '' }
}

function accountOf({ accessToken, account }: AccountSession): Account {
  const { tid, oid } = claimsOfToken(accessToken)
  return { tenantId: tid ?? '', username: account.label, homeAccountId: account.id, objectId: oid }
}
