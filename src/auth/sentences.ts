/** What signing in says of itself, in English; shown through l10n. None holds a name or a value. */
export const sentences = {
  notSignedIn: 'Not signed in.',
  signedOutElsewhere: 'Signed out in another window.',
  signedOutMeanwhile: 'Signed out before the token arrived.',
  expired: 'The sign-in has expired or was revoked. Sign in again.',
  sessionGone: 'This account is no longer signed in to VS Code. Sign in again.',
  notFinished: 'The sign-in was not finished.',
  failed: 'The sign-in failed.',
  declined: 'The sign-in was declined.',
  codeExpired: 'The code has expired. Sign in again.',
  clientRefused: 'The sign-in service does not accept this application.',
  noAccount: 'The sign-in service did not say who signed in.',
  noToken: 'The sign-in service gave no token.',
  noApplication: 'No app registration is set to sign in with.',
  noVscodeAccount: 'VS Code offers no Microsoft account here.',
  azureCliAgain: 'The service wants a new sign-in. Run az login again.',
  azureCliNoToken: 'The Azure CLI gave no token. Run az login.',
  azureCliMissing: 'The Azure CLI is not installed, or nobody is signed in to it. Run az login.',
  azureCliSame:
    'The Azure CLI is still signed in with the same account. Run az login with the other one, then try again.',
  tenantMissing: 'The environment does not say how to sign in: AZURE_TENANT_ID is not set.',
  clientMissing: 'The environment does not say how to sign in: AZURE_CLIENT_ID is not set.',
  secretMissing:
    'The environment does not say how to sign in: AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH or AZURE_FEDERATED_TOKEN_FILE is not set.',
} as const
