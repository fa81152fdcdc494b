import type { Cloud } from '../graph/cloud.ts'
import { GraphError } from '../graph/graphError.ts'
import type { Log } from '../base/log.ts'
import type { Access, TokenSource } from '../graph/tokenSource.ts'
import type { Transport } from '../graph/transport.ts'
import { abortable } from '../base/abortable.ts'
import type { Account } from './account.ts'
import type { AccountProvider } from './accountProvider.ts'
import { authError } from './authError.ts'
import { AuthorityClient } from './authorityClient.ts'
import { createMethod } from './createMethod.ts'
import type { CredentialOptions } from './methodParts.ts'
import type { SecretStore } from './secretStore.ts'
import type { SignInPrompts } from './signInPrompts.ts'
import type { SignInMethod } from './signInMethod.ts'
import type { IssuedToken, TokenMethod, TokenOptions } from './tokenMethod.ts'

export interface SignInParts {
  readonly cloud: Cloud
  readonly method: SignInMethod
  readonly clientId?: string
  readonly tenantId?: string
  readonly secrets: SecretStore
  readonly prompts: SignInPrompts
  /** The same as Graph's: if one gets through, the other does. */
  readonly transport: Transport
  readonly log: Log
  /** What stands for `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Whether to ask for the permission to read the names of groups; default yes. */
  readonly groupNames?: boolean
  /** Needed by the method `vscode` only. */
  readonly accounts?: AccountProvider
}

/** Milliseconds before its end when a token is no longer given out; a short-lived one keeps nine tenths of its life. */
const expiryMargin = 5 * 60_000

/**
 * One sign-in: an account, and its tokens for one cloud. A question is asked only inside `signIn` and `requestAccess`;
 * everything else is silent, and throws `signedOut` or `missingScope` where it can't go on.
 */
export class SignIn implements TokenSource {
  readonly #method: TokenMethod
  readonly #log: Log
  readonly #tokens = new Map<Access, IssuedToken & { readonly useUntil: number }>()
  readonly #pending = new Map<string, Promise<string>>()
  #client: AuthorityClient | undefined
  #account: Account | undefined
  /** Counts sign-ins and sign-outs, so that what was under way before does not come back after. */
  #generation = 0

  constructor(parts: SignInParts) {
    this.#log = parts.log
    const { cloud, method, clientId, tenantId } = parts
    this.#method = createMethod(method, {
      ...parts,
      environment: parts.environment ?? process.env,
      key: `signIn ${[method, cloud.name, cloud.authorityHost, tenantId ?? '', clientId ?? ''].join(' ')}`,
      credentialOptions: () => this.#credentialOptions(cloud, parts.transport),
    })
  }

  /** Who is signed in, undefined for nobody. */
  get account(): Account | undefined {
    return this.#account
  }

  /** Signs in with what looking needs. This may ask the user, and takes as long as the user does. */
  signIn(signal?: AbortSignal): Promise<Account> {
    return this.requestAccess('read', signal)
  }

  /** Asks the user for more than the account has granted so far. */
  async requestAccess(access: Access, signal?: AbortSignal): Promise<Account> {
    const account = await this.#understood(() => this.#method.signIn(access, signal), signal)
    this.#reset(account)
    this.#log.info('Signed in')
    return account
  }

  /** Takes up an earlier sign-in, without a question and without a request; undefined if there is none. */
  async restore(signal?: AbortSignal): Promise<Account | undefined> {
    const account = await this.#understood(() => this.#method.restore(), signal)
    this.#reset(account)
    return account
  }

  /** Forgets the account and everything that was stored for it. */
  async signOut(): Promise<void> {
    this.#reset(undefined)
    await this.#method.forget()
    this.#log.info('Signed out')
  }

  async token(access: Access, options: TokenOptions = {}, signal?: AbortSignal): Promise<string> {
    if (this.#account === undefined) throw new GraphError('signedOut', 'Not signed in.')
    const known = this.#tokens.get(access)
    if (known !== undefined && options.fresh !== true && options.claims === undefined && Date.now() < known.useUntil) {
      return known.token
    }
    return this.#understood(() => abortable(this.#shared(access, options), signal), signal)
  }

  /** One request to the authority for all that ask for the same at the same time. */
  #shared(access: Access, options: TokenOptions): Promise<string> {
    const key = JSON.stringify([this.#generation, access, options.claims, options.fresh])
    const pending = this.#pending.get(key) ?? this.#issue(access, options).finally(() => this.#pending.delete(key))
    this.#pending.set(key, pending)
    return pending
  }

  async #issue(access: Access, options: TokenOptions): Promise<string> {
    const generation = this.#generation
    const issued = await this.#method.token(access, options)
    if (generation !== this.#generation) throw new GraphError('signedOut', 'Signed out meanwhile.')
    const lifetime = issued.expiresAt - Date.now()
    this.#tokens.set(access, { ...issued, useUntil: issued.expiresAt - Math.min(expiryMargin, lifetime / 10) })
    return issued.token
  }

  #reset(account: Account | undefined): void {
    this.#generation++
    this.#tokens.clear()
    this.#account = account
  }

  async #understood<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    this.#client?.forgetTrouble()
    try {
      signal?.throwIfAborted()
      return await work()
    } catch (error) {
      const understood = authError(error, this.#client?.trouble, signal)
      this.#log.debug(`Sign-in: ${understood.kind} ${understood.code ?? ''}`)
      throw understood
    }
  }

  async #credentialOptions(cloud: Cloud, transport: Transport): Promise<CredentialOptions> {
    this.#client ??= new AuthorityClient(cloud, transport, await import('./identity.ts'))
    return {
      authorityHost: this.#client.host,
      httpClient: this.#client,
      retryOptions: { maxRetries: 1, retryDelayInMs: 300, maxRetryDelayInMs: 2_000 },
    }
  }
}
