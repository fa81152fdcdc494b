import { AzureCliMethod } from './azureCliMethod.ts'
import { EnvironmentMethod } from './environmentMethod.ts'
import type { MethodParts } from './methodParts.ts'
import type { SignInMethod } from './signInMethod.ts'
import type { TokenMethod } from './tokenMethod.ts'
import { UserMethod } from './userMethod.ts'
import { VscodeMethod } from './vscodeMethod.ts'

/** The way to get tokens that the setting `intuneAssignments.signIn.method` names. */
export function createMethod(method: SignInMethod, parts: MethodParts): TokenMethod {
  switch (method) {
    case 'interactiveBrowser':
    case 'deviceCode':
      return new UserMethod(method, parts)
    case 'environment':
      return new EnvironmentMethod(parts)
    case 'azureCli':
      return new AzureCliMethod(parts)
    case 'vscode':
      return new VscodeMethod(parts)
  }
}
