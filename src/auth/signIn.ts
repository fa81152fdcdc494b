import { abortable } from '../base/abortable.ts'
import { Emitter } from '../base/events.ts'
import type { Cloud } from '../graph/cloud.ts'
import { GraphError } from '../graph/graphError.ts'
import type { Log } from '../base/log.ts'
import type { Access, TokenSource } from '../graph/tokenSource.ts'
import type { Transport } from '../graph/transport.ts'
import { type Account, isSamePerson } from './account.ts'
import { authError } from './authError.ts'
import { AuthorityClient } from './authorityClient.ts'
import { claimsOfToken } from './claimsOfToken.ts'
import { createMethod } from './createMethod.ts'
import { firstGiven } from './firstGiven.ts'
import { HeldTokens } from './heldTokens.ts'
import type { CredentialOptions } from './methodParts.ts'
import { alternativesOf, withGroupNames } from './permissions.ts'
import type { SecretStore } from './secretStore.ts'
import { sentences } from './sentences.ts'
import type { SignInParts } from './signInParts.ts'
import { isOfAnother, otherAccount } from './tokenHolder.ts'
import type { AskOptions, IssuedToken, TokenMethod, TokenOptions } from './tokenMethod.ts'

/**
 * One sign-in: an account, and its tokens for one cloud. A question is asked only inside `signIn` and `requestAccess`;
 * everything else is silent, and throws `signedOut` or `missingScope` where it can't go on. Every token is of the tenant and
 * the person of the account: another one ends the sign-in with `otherAccount`, and is given to nobody.
 */
export class SignIn implements TokenSource {
  readonly #method: TokenMethod
  readonly #log: Log
  readonly #groupNames: boolean
  readonly #tokens = new HeldTokens()
  readonly #pending = new Map<string, Promise<string>>()
  readonly #ended = new Emitter<GraphError>()
  readonly #listeners: { dispose(): void }[] = []
  #client: AuthorityClient | undefined
  #account: Account | undefined
  /** Counts sign-ins and sign-outs, so that what was under way before does not come back after. */
  #generation = 0

  constructor(parts: SignInParts) {
    this.#log = parts.log
    this.#groupNames = parts.groupNames ?? true
    const { cloud, method, clientId, tenantId, secrets, accounts } = parts
    const key = `signIn ${[method, cloud.name, cloud.authorityHost, tenantId ?? '', clientId ?? ''].join(' ')}`
    this.#method = createMethod(method, {
      ...parts,
      environment: parts.environment ?? process.env,
      key,
      signInPermissions: this.#askedFor('read'),
      credentialOptions: () => this.#credentialOptions(cloud, parts.transport),
    })
    this.#listeners.push(secrets.onDidChange((changed) => void this.#stored(secrets, key, changed)))
    if (method === 'vscode' && accounts) this.#listeners.push(accounts.onDidChange(() => void this.#sessionsChanged()))
  }

  /** Who is signed in, undefined for nobody. */
  get account(): Account | undefined {
    return this.#account
  }

  /** The sign-in ended by itself: somebody else's token came, or somebody signed out elsewhere. Why, with `signedOut` or `otherAccount`. */
  readonly onDidEnd = this.#ended.event

  /** Signs in with what looking needs. This may ask the user, and takes as long as the user does. */
  async signIn({ anyAccount }: Pick<AskOptions, 'anyAccount'> = {}, signal?: AbortSignal): Promise<Account> {
    const account = await this.#asked('read', { anyAccount }, signal)
    this.#begin(account)
    this.#log.info('Signed in')
    return account
  }

  /**
   * Asks the user for another permission: the least of the alternatives. Throws `otherAccount`, and ends, where somebody
   * else signs in than who is signed in.
   */
  async requestAccess(access: Access, signal?: AbortSignal): Promise<Account> {
    const expected = this.#account
    if (expected === undefined) throw new GraphError('signedOut', sentences.notSignedIn)
    try {
      const account = await this.#asked(access, { expected }, signal)
      this.#begin({ ...account, objectId: account.objectId ?? expected.objectId })
      return account
    } catch (error) {
      if (error instanceof GraphError && error.kind === 'otherAccount') this.#end(error)
      throw error
    }
  }

  /** Restores a stored sign-in, without a question and without a request; undefined if there is none. */
  async restore(signal?: AbortSignal): Promise<Account | undefined> {
    const account = await this.#understood(() => this.#method.restore(), signal)
    this.#begin(account)
    return account
  }

  /** Forgets the account and everything that was stored for it. */
  async signOut(): Promise<void> {
    this.#begin(undefined)
    await this.#method.forget()
    this.#log.info('Signed out')
  }

  async token(access: Access, options: TokenOptions = {}, signal?: AbortSignal): Promise<string> {
    if (this.#account === undefined) throw new GraphError('signedOut', sentences.notSignedIn)
    const alternatives = alternativesOf(access)
    if (options.fresh !== true && options.claims === undefined) {
      const held = this.#tokens.find(alternatives)
      if (held !== undefined) return held
    }
    return this.#understood(() => abortable(this.#shared(alternatives, options), signal), signal)
  }

  /** Hears nothing any more of what happens outside. */
  dispose(): void {
    for (const listener of this.#listeners) listener.dispose()
    this.#ended.dispose()
  }

  /** One request to the authority for all that ask for the same at the same time. */
  #shared(alternatives: readonly string[], options: TokenOptions): Promise<string> {
    const key = JSON.stringify([this.#generation, alternatives, options.claims, options.fresh])
    const pending =
      this.#pending.get(key) ?? this.#issue(alternatives, options).finally(() => this.#pending.delete(key))
    this.#pending.set(key, pending)
    return pending
  }

  async #issue(alternatives: readonly string[], options: TokenOptions): Promise<string> {
    const generation = this.#generation
    if (options.fresh === true) this.#tokens.drop(alternatives)
    try {
      const understood = (error: unknown): GraphError => authError(error, this.#client?.trouble)
      const { issued, asked } = await firstGiven(this.#method, alternatives, this.#groupNames, options, understood)
      if (generation !== this.#generation) throw new GraphError('signedOut', sentences.signedOutMeanwhile)
      this.#accept(issued)
      this.#tokens.add(issued, asked)
      return issued.token
    } catch (error) {
      const ended = error instanceof GraphError && error.kind === 'otherAccount'
      if (ended && generation === this.#generation) this.#end(error)
      throw error
    }
  }

  /** Throws `otherAccount` for a token of somebody else. The first one tells who it is in this tenant. */
  #accept({ token }: IssuedToken): void {
    if (this.#account === undefined) throw new GraphError('signedOut', sentences.notSignedIn)
    const claims = claimsOfToken(token)
    if (isOfAnother(this.#account, claims)) throw otherAccount()
    if (claims.oid !== undefined) this.#account = { ...this.#account, objectId: claims.oid }
  }

  #asked(access: Access, options: AskOptions, signal?: AbortSignal): Promise<Account> {
    return this.#understood(() => this.#method.signIn(this.#askedFor(access), options, signal), signal)
  }

  /** The least that does. */
  #askedFor(access: Access): readonly string[] {
    return withGroupNames(alternativesOf(access)[0] ?? '', this.#groupNames)
  }

  #begin(account: Account | undefined): void {
    this.#generation++
    this.#tokens.clear()
    this.#account = account
  }

  #end(why: GraphError): void {
    if (this.#account === undefined) return
    this.#begin(undefined)
    this.#log.warn(`The sign-in ended: ${why.kind}`)
    this.#ended.fire(why)
  }

  /** What is gone from the store was signed out, here or in another window. */
  async #stored(secrets: SecretStore, key: string, changed: string): Promise<void> {
    if (changed !== key || this.#account === undefined) return
    const generation = this.#generation
    const gone = (await secrets.get(key)) === undefined
    if (gone && generation === this.#generation) this.#end(new GraphError('signedOut', sentences.signedOutElsewhere))
  }

  /** Another extension, or the user in the Accounts menu, signed somebody in or out of VS Code. */
  async #sessionsChanged(): Promise<void> {
    const [account, generation] = [this.#account, this.#generation]
    if (account === undefined) return
    this.#tokens.clear()
    try {
      const now = await this.#method.restore()
      if (generation !== this.#generation) return
      if (now === undefined) this.#end(new GraphError('signedOut', sentences.sessionGone))
      else if (!isSamePerson(now, account)) this.#end(otherAccount())
    } catch (error) {
      // Not known is not gone: the next request finds out.
      this.#log.debug(`The accounts of VS Code could not be looked at: ${authError(error).kind}`)
    }
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
