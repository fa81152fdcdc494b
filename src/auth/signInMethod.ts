/** The setting `intuneAssignments.signIn.method`. */
export type SignInMethod = 'interactiveBrowser' | 'deviceCode' | 'azureCli' | 'environment' | 'vscode'

const methods: readonly SignInMethod[] = ['interactiveBrowser', 'deviceCode', 'azureCli', 'environment', 'vscode']

export function isSignInMethod(value: unknown): value is SignInMethod {
  return methods.some((one) => one === value)
}
