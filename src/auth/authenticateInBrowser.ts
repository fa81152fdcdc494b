import { get } from 'node:http'
import type { AuthenticationRecord } from '@azure/identity'
import type { AuthorityClient } from './authorityClient.ts'
import type { SignInPrompts } from './signInPrompts.ts'
import type { TokenCache } from './tokenCache.ts'

export interface BrowserSignIn {
  readonly client: AuthorityClient
  readonly clientId: string
  readonly tenantId: string
  /** The authority is not one of Microsoft's own list. */
  readonly knownAuthority: boolean
  readonly cache: TokenCache
  readonly prompts: SignInPrompts
  readonly loginHint?: string
}

/**
 * Authorization code with PKCE through the user's browser, which comes back to a listener on loopback.
 * Done with MSAL itself, because `InteractiveBrowserCredential` starts a browser of its own, which neither remote
 * windows nor locked-down machines allow; the tokens go to the cache that the credential then reads.
 */
export async function authenticateInBrowser(
  { client, clientId, tenantId, knownAuthority, cache, prompts, loginHint }: BrowserSignIn,
  scopes: string[],
  signal?: AbortSignal,
): Promise<AuthenticationRecord | undefined> {
  const { PublicClientApplication } = await import('./identity.ts')
  const authority = `${client.host}/${tenantId}`
  const app = new PublicClientApplication({
    auth: {
      clientId,
      authority,
      knownAuthorities: knownAuthority ? [authority] : [],
      // What `revocable` says to the credential that goes on from here.
      clientCapabilities: ['cp1'],
    },
    system: { networkClient: client },
    cache: { cachePlugin: cache },
  })
  let stopListening: (() => void) | undefined
  try {
    const { account } = await app.acquireTokenInteractive({
      scopes,
      loginHint,
      prompt: 'select_account',
      successTemplate: page('You are signed in. Go back to VS Code.'),
      errorTemplate: page('You are not signed in. Go back to VS Code and try again.'),
      openBrowser: async (url) => {
        signal?.throwIfAborted()
        const redirect = new URL(url).searchParams.get('redirect_uri') ?? ''
        // The listener has no other way to be told; where it is gone already, there is nothing to tell.
        stopListening = () => void get(`${redirect}/?error=access_denied`).on('error', () => undefined)
        signal?.addEventListener('abort', stopListening, { once: true })
        await prompts.openBrowser(client.real(url))
      },
    })
    if (account === null) return undefined
    const { environment, homeAccountId, tenantId: home, username } = account
    return { authority: environment, homeAccountId, tenantId: home, username, clientId }
  } finally {
    if (stopListening !== undefined) signal?.removeEventListener('abort', stopListening)
  }
}

function page(text: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Intune Assignments</title><p>${text}</p>`
}
