import type { GraphErrorKind } from '../graph/graphError.ts'

/** What a code of the sign-in authority means. Both texts are English, shown through l10n. */
export interface AuthorityCode {
  readonly kind: GraphErrorKind
  /** A sentence for whoever signs in. */
  readonly message: string
  /** What to do about it, in Markdown; it may name settings, and commands by their titles. */
  readonly advice?: string
}

const expired: AuthorityCode = {
  kind: 'signedOut',
  message: 'The sign-in has expired or was revoked. Sign in again.',
}

const policy: AuthorityCode = {
  kind: 'forbidden',
  message:
    'A conditional access policy does not allow this sign-in. Ask an administrator which device or method is accepted.',
  advice:
    'A conditional access policy requires a device that your organization manages. Sign in on such a device, with its own browser or the method `vscode`, or ask an administrator which devices are accepted.',
}

const notMember =
  'Your account does not belong to this tenant. Check the tenant, or ask an administrator for a guest account.'

const newSecret = 'The client secret is wrong or has expired. Ask the owner of the app registration for a new one.'

/** The one table of the codes (Microsoft Entra, "Microsoft Entra authentication and authorization error codes"). */
export const authorityCodes: ReadonlyMap<string, AuthorityCode> = new Map<string, AuthorityCode>([
  [
    'AADSTS50011',
    {
      kind: 'badRequest',
      message: 'The app registration lacks the redirect address http://localhost.',
      advice:
        'The app registration lacks the redirect address. Ask its owner to add `http://localhost` under Authentication, Mobile and desktop applications. For the method `vscode`, the addresses are in **Intune: Register the App…**.',
    },
  ],
  ['AADSTS50020', { kind: 'forbidden', message: 'This account is not a member of the tenant.', advice: notMember }],
  ['AADSTS50034', { kind: 'forbidden', message: 'This account does not exist in the tenant.', advice: notMember }],
  ['AADSTS50058', expired],
  ['AADSTS50076', { kind: 'signedOut', message: 'The sign-in needs a second factor. Sign in again.' }],
  ['AADSTS50078', expired],
  ['AADSTS50079', { kind: 'signedOut', message: 'The account has to register a second factor. Sign in again.' }],
  [
    'AADSTS50105',
    {
      kind: 'forbidden',
      message: 'This account is not assigned to the application.',
      advice:
        'Your account is not assigned to the app. Ask an administrator to assign you to the enterprise application.',
    },
  ],
  ['AADSTS50173', expired],
  ['AADSTS53000', policy],
  ['AADSTS53001', policy],
  [
    'AADSTS53003',
    {
      ...policy,
      advice:
        'A conditional access policy blocks the sign-in. Ask an administrator which policy it is: the sign-in logs of Entra name it. Signing in with a code is often blocked: try the method `interactiveBrowser`.',
    },
  ],
  ['AADSTS530003', policy],
  [
    'AADSTS65001',
    {
      kind: 'missingScope',
      message: 'Nobody has consented to this permission yet. An administrator has to grant it to the app registration.',
      advice:
        'Nobody has consented to this permission for the app yet. Ask an administrator to grant admin consent: **Intune: Register the App…** has the link. Where users may consent, signing in again asks you.',
    },
  ],
  [
    'AADSTS65002',
    {
      kind: 'forbidden',
      message: 'This application may not ask for Intune permissions. Use an app registration of your own.',
      advice:
        'This application belongs to Microsoft and may not ask for Intune permissions. Ask for an app registration of your organization and set its id as `intuneAssignments.signIn.clientId`.',
    },
  ],
  ['AADSTS65004', { kind: 'missingScope', message: 'The permissions were declined.' }],
  ['AADSTS70008', expired],
  [
    'AADSTS70011',
    { kind: 'badRequest', message: 'The sign-in service does not know a permission that was asked for.' },
  ],
  ['AADSTS70043', expired],
  [
    'AADSTS700016',
    {
      kind: 'badRequest',
      message: 'The tenant does not know this application. Check the client id and the tenant.',
      advice:
        'The tenant does not know the application. Check `intuneAssignments.signIn.clientId`, `intuneAssignments.signIn.tenantId` and `intuneAssignments.cloud`: each cloud needs a registration of its own. If all are right, ask an administrator to consent to the app in this tenant.',
    },
  ],
  [
    'AADSTS700024',
    {
      kind: 'unauthorized',
      message: 'The clock of this computer is wrong, so the sign-in is not valid at its time.',
      advice: 'The clock of this computer is wrong. Set it to synchronize automatically.',
    },
  ],
  ['AADSTS700082', expired],
  ['AADSTS700084', expired],
  ['AADSTS7000112', { kind: 'forbidden', message: 'The application is disabled in the tenant.' }],
  ['AADSTS7000215', { kind: 'unauthorized', message: 'The client secret is wrong.', advice: newSecret }],
  [
    'AADSTS7000218',
    {
      kind: 'badRequest',
      message: 'The app registration does not allow public client flows.',
      advice:
        'The app registration does not allow public clients. Ask its owner to set Allow public client flows to Yes, under Authentication.',
    },
  ],
  [
    'AADSTS7000222',
    {
      kind: 'unauthorized',
      message: 'The client secret has expired. Put a new one in AZURE_CLIENT_SECRET and restart VS Code.',
      advice: newSecret,
    },
  ],
  [
    'AADSTS90002',
    {
      kind: 'badRequest',
      message: 'The sign-in service does not know this tenant.',
      advice:
        'The sign-in service does not know the tenant. Check `intuneAssignments.signIn.tenantId` and `intuneAssignments.cloud`.',
    },
  ],
  [
    'AADSTS90094',
    {
      kind: 'missingScope',
      message: 'Only an administrator can consent to this permission. Ask one to grant it to the app registration.',
      advice:
        'Your organization leaves consent to its administrators. Ask one to grant admin consent for the app: **Intune: Register the App…** has the link.',
    },
  ],
])

/** The OAuth errors, where the authority gives no code of its own. */
export const oauthErrors: ReadonlyMap<string, AuthorityCode> = new Map<string, AuthorityCode>([
  [
    'consent_required',
    {
      kind: 'missingScope',
      message: 'Nobody has consented to this permission yet. An administrator has to grant it to the app registration.',
    },
  ],
  ['invalid_client', { kind: 'unauthorized', message: 'The sign-in service does not accept this application.' }],
  ['unauthorized_client', { kind: 'unauthorized', message: 'The sign-in service does not accept this application.' }],
  ['access_denied', { kind: 'cancelled', message: 'The sign-in was declined.' }],
  ['authorization_declined', { kind: 'cancelled', message: 'The sign-in was declined.' }],
  ['expired_token', { kind: 'signedOut', message: 'The code has expired. Sign in again.' }],
  ['device_code_expired', { kind: 'signedOut', message: 'The code has expired. Sign in again.' }],
  ['no_tokens_found', expired],
  ['invalid_grant', expired],
  ['login_required', expired],
  ['interaction_required', expired],
])
