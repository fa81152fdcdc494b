import { get } from 'node:https'
import { get as getPlain } from 'node:http'
import { Emitter } from '../../../src/base/events.ts'
import type { AccountProvider } from '../../../src/auth/accountProvider.ts'
import type { SecretStore } from '../../../src/auth/secretStore.ts'
import { SignIn } from '../../../src/auth/signIn.ts'
import type { SignInMethod } from '../../../src/auth/signInMethod.ts'
import { UndiciTransport } from '../../../src/graph/undiciTransport.ts'
import type { Authority } from '../../support/authority.ts'
import { MemoryLog, plainNetwork } from '../graph/graphHarness.ts'

export class MemorySecrets implements SecretStore {
  readonly entries = new Map<string, string>()
  get = (key: string): Promise<string | undefined> => Promise.resolve(this.entries.get(key))
  readonly #changed = new Emitter<string>()
  onDidChange = this.#changed.event
  keys = (): Promise<string[]> => Promise.resolve([...this.entries.keys()])
  async store(key: string, value: string): Promise<void> {
    this.entries.set(key, value)
    this.#changed.fire(key)
  }
  async delete(key: string): Promise<void> {
    this.entries.delete(key)
    this.#changed.fire(key)
  }
}

export const graphRoot = 'https://graph.test.invalid'
export const readScope = `${graphRoot}/DeviceManagementConfiguration.Read.All`
export const writeScope = `${graphRoot}/DeviceManagementConfiguration.ReadWrite.All`

/** What outlives a reload of the window, and what a person at the screen does. */
export class Desk {
  readonly secrets = new MemorySecrets()
  readonly log = new MemoryLog()
  readonly transport: UndiciTransport
  readonly #ca: string | undefined
  /** Questions that were put to the person. */
  prompts = 0
  /** What the person does with an address that opens in the browser. */
  atBrowser: (url: string) => Promise<void> = (url) => follow(url, this.#ca)
  /** What the person does with a device code. */
  atCode: () => void = () => undefined

  constructor(ca?: string) {
    this.#ca = ca
    this.transport = new UndiciTransport(plainNetwork, { authorities: () => (ca === undefined ? [] : [ca]) })
  }

  signIn(
    method: SignInMethod,
    authority: Authority,
    options: { environment?: Record<string, string>; accounts?: AccountProvider } = {},
  ): SignIn {
    const own = method === 'environment' ? {} : { clientId: authority.clientId, tenantId: authority.tenantId }
    return new SignIn({
      cloud: { name: 'custom', graphRoot, authorityHost: authority.host },
      method,
      ...own,
      secrets: this.secrets,
      transport: this.transport,
      log: this.log,
      environment: {},
      prompts: {
        showDeviceCode: () => {
          this.prompts++
          this.atCode()
        },
        openBrowser: (url) => {
          this.prompts++
          return this.atBrowser(url)
        },
      },
      ...options,
    })
  }
}

/** Opens an address as a browser does, redirects included. */
export function follow(url: string, ca?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const open = url.startsWith('https:') ? get(url, { ca }) : getPlain(url)
    open.on('error', reject).on('response', (response) => {
      response.resume()
      const { location } = response.headers
      if (location === undefined) resolve()
      else follow(new URL(location, url).href, ca).then(resolve, reject)
    })
  })
}

/** The variables of an application with a secret. */
export function secretOf({ tenantId, clientId, clientSecret }: Authority): Record<string, string> {
  return { AZURE_TENANT_ID: tenantId, AZURE_CLIENT_ID: clientId, AZURE_CLIENT_SECRET: clientSecret }
}
