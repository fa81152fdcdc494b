import * as vscode from 'vscode'

/**
 * What a code of the sign-in authority means and what to ask for, undefined for one that is not known here.
 * Codes: Microsoft Entra "Authentication and authorization error codes".
 */
export function authorityAdvice(code: string): string | undefined {
  const { t } = vscode.l10n
  switch (code) {
    case 'AADSTS65001':
      return t(
        'Nobody has consented to this permission for the app yet. Ask an administrator to grant admin consent: **Intune: Register the App…** has the link. Where users may consent, signing in again asks you.',
      )
    case 'AADSTS90094':
      return t(
        'Your organization leaves consent to its administrators. Ask one to grant admin consent for the app: **Intune: Register the App…** has the link.',
      )
    case 'AADSTS65002':
      return t(
        'This application belongs to Microsoft and may not ask for Intune permissions. Ask for an app registration of your organization and set its id as `intuneAssignments.signIn.clientId`.',
      )
    case 'AADSTS50011':
      return t(
        'The app registration lacks the redirect address. Ask its owner to add `http://localhost` under Authentication, Mobile and desktop applications. For the method `vscode`, the addresses are in **Intune: Register the App…**.',
      )
    case 'AADSTS7000218':
      return t(
        'The app registration does not allow public clients. Ask its owner to set Allow public client flows to Yes, under Authentication.',
      )
    case 'AADSTS700016':
      return t(
        'The tenant does not know the application. Check `intuneAssignments.signIn.clientId`, `intuneAssignments.signIn.tenantId` and `intuneAssignments.cloud`: each cloud needs a registration of its own. If all are right, ask an administrator to consent to the app in this tenant.',
      )
    case 'AADSTS53003':
      return t(
        'A conditional access policy blocks the sign-in. Ask an administrator which policy it is: the sign-in logs of Entra name it. Signing in with a code is often blocked: try the method `interactiveBrowser`.',
      )
    case 'AADSTS530003':
    case 'AADSTS53000':
    case 'AADSTS53001':
      return t(
        'A conditional access policy wants a device that your organization manages. Sign in on such a device, with its own browser or the method `vscode`, or ask an administrator which devices are accepted.',
      )
    case 'AADSTS50105':
      return t(
        'Your account is not assigned to the app. Ask an administrator to assign you to the enterprise application.',
      )
    case 'AADSTS50020':
    case 'AADSTS50034':
      return t(
        'Your account does not belong to this tenant. Check the tenant, or ask an administrator for a guest account.',
      )
    case 'AADSTS90002':
      return t(
        'The authority does not know the tenant. Check `intuneAssignments.signIn.tenantId` and `intuneAssignments.cloud`.',
      )
    case 'AADSTS7000215':
    case 'AADSTS7000222':
      return t('The client secret is wrong or has expired. Ask the owner of the app registration for a new one.')
    case 'AADSTS700024':
      return t('The clock of this computer is wrong. Set it to synchronize automatically.')
    default:
      return undefined
  }
}
