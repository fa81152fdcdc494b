import * as vscode from 'vscode'
import type { AccountProvider } from '../../auth/accountProvider.ts'
import type { Cloud } from '../../graph/cloud.ts'

/** VS Code's own Microsoft accounts: the sovereign clouds have a provider of their own. */
export function vscodeAccounts(cloud: Cloud): AccountProvider {
  const provider = cloud.name === 'global' ? 'microsoft' : 'microsoft-sovereign-cloud'
  return {
    session: async (scopes, { createIfNone, claims }) => {
      const wanted = claims === undefined ? scopes : challenge(scopes, claims)
      try {
        return await vscode.authentication.getSession(
          provider,
          wanted,
          createIfNone ? { createIfNone } : { silent: true },
        )
      } catch (error) {
        if (isRefusal(error)) return undefined
        throw error
      }
    },
  }
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
