import * as vscode from 'vscode'
import type { AccountProvider, SessionOptions } from '../../auth/accountProvider.ts'
import type { Cloud } from '../../graph/cloud.ts'

/** VS Code's own Microsoft accounts: the sovereign clouds have a provider of their own. */
export function vscodeAccounts(cloud: Cloud): AccountProvider {
  const provider = cloud.name === 'global' ? 'microsoft' : 'microsoft-sovereign-cloud'
  return {
    session: async (scopes, options) => {
      const wanted = options.claims === undefined ? scopes : challenge(scopes, options.claims)
      try {
        return await vscode.authentication.getSession(provider, wanted, hostOptions(options))
      } catch (error) {
        if (isRefusal(error)) return undefined
        throw error
      }
    },
    onDidChange: (listener) =>
      vscode.authentication.onDidChangeSessions((event) => {
        if (event.provider.id === provider) listener()
      }),
  }
}

function hostOptions({ createIfNone, anyAccount, account }: SessionOptions): vscode.AuthenticationGetSessionOptions {
  if (!createIfNone) return { silent: true, account }
  return { createIfNone: true, account, ...(anyAccount === true && { clearSessionPreference: true }) }
}

/** The user said no to VS Code or to its account: neither says so by anything but the text, which is not translated. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && /did not consent|cancell?ed/i.test(error.message)
}

/** The header as the service sent it: VS Code parses it, and asks for a token that answers it. */
function challenge(scopes: readonly string[], claims: string): vscode.AuthenticationWwwAuthenticateRequest {
  const encoded = Buffer.from(claims, 'utf8').toString('base64')
  return {
    wwwAuthenticate: `Bearer error="insufficient_claims", claims="${encoded}"`,
    fallbackScopes: scopes,
  }
}
