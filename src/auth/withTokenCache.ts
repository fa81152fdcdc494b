import type { ICachePlugin } from '@azure/msal-node'
import { asJson } from '../base/json.ts'
import type * as identityModule from './identity.ts'

/**
 * Makes a credential of @azure/identity that keeps its tokens in this cache. The library has one place for all caches and
 * reads it when a credential is made: nothing may be waited for between the two, or two sign-ins would swap caches.
 */
export function withTokenCache<T>(
  identity: Pick<typeof identityModule, 'useIdentityPlugin'>,
  cache: ICachePlugin,
  makeCredential: () => T,
): T {
  identity.useIdentityPlugin((context) => {
    if (isCacheContext(context)) context.cachePluginControl.setPersistence(() => Promise.resolve(cache))
    else throw new TypeError('This version of @azure/identity takes no cache')
  })
  return makeCredential()
}

/** What the library gives a plugin; its declaration leaves it open. */
interface CacheContext {
  readonly cachePluginControl: { setPersistence(provider: () => Promise<ICachePlugin>): void }
}

function isCacheContext(context: unknown): context is CacheContext {
  return typeof asJson(asJson(context)['cachePluginControl'])['setPersistence'] === 'function'
}
