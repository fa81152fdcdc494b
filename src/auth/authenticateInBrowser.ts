import { createHash, randomBytes } from 'node:crypto'
import type { AuthenticationRecord } from '@azure/identity'
import type { ICachePlugin } from '@azure/msal-node'
import { abortable } from '../base/abortable.ts'
import type { AuthorityClient } from './authorityClient.ts'
import { LoopbackListener } from './loopbackListener.ts'
import type { SignInPrompts } from './signInPrompts.ts'

export interface BrowserSignIn {
  readonly client: AuthorityClient
  readonly clientId: string
  readonly tenantId: string
  /** The authority is not one of Microsoft's own list. */
  readonly knownAuthority: boolean
  readonly cache: ICachePlugin
  readonly prompts: SignInPrompts
  /** Who is to sign in; absent: the user chooses. */
  readonly loginHint?: string
}

/**
 * Authorization code with PKCE and `state` through the user's browser, which comes back to a listener on loopback.
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
  const listener = new LoopbackListener(signal)
  try {
    const redirectUri = await listener.listen()
    const codeVerifier = randomBytes(32).toString('base64url')
    const url = await app.getAuthCodeUrl({
      scopes,
      redirectUri,
      loginHint,
      prompt: loginHint === undefined ? 'select_account' : undefined,
      state: listener.state,
      codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      codeChallengeMethod: 'S256',
    })
    signal?.throwIfAborted()
    await abortable(prompts.openBrowser(client.real(url)), signal)
    const answer = await listener.answer()
    if ('error' in answer) throw new Error(`${answer.error}: ${answer.description}`)
    const { account } = await app.acquireTokenByCode({ ...answer, scopes, redirectUri, codeVerifier })
    if (account === null) return undefined
    const { environment, homeAccountId, tenantId: home, username } = account
    return { authority: environment, homeAccountId, tenantId: home, username, clientId }
  } finally {
    listener.close()
  }
}
