import * as vscode from 'vscode'
import type { GraphError } from '../../graph/graphError.ts'
import type { Explanation } from './explanation.ts'
import { askForIt, refresh, signIn, checkSetup, showLog, openSetting } from './remedies.ts'

export function describeGraphError(error: GraphError): Explanation {
  const said = error.serviceMessage ?? ''
  const { t } = vscode.l10n
  switch (error.kind) {
    case 'cancelled':
      return { message: t('Cancelled.'), remedies: [] }
    case 'offline':
      return {
        message: t('The service could not be reached. Check the network connection.'),
        remedies: [checkSetup(), showLog()],
      }
    case 'proxy':
      return {
        message: t('The proxy refused the connection. Check the setting http.proxy.'),
        remedies: [checkSetup(), openSetting('http.proxy', t('Network Settings')), showLog()],
      }
    case 'certificate':
      return {
        message: t(
          'The certificate of the service is not trusted on this computer. A company network may need its own authority in the certificate store of this computer.',
        ),
        remedies: [checkSetup(), openSetting('http.proxy', t('Network Settings')), showLog()],
      }
    case 'timeout':
      return { message: t('The service did not answer in time.'), remedies: [showLog()] }
    case 'badRequest':
    case 'optionNotAllowed':
      return { message: t('Intune refused the request: {0}', said || error.message), remedies: [showLog()] }
    case 'routeMissing':
      return {
        message: t(
          'This service does not support the documented call. Set "intuneAssignments.writeRoute" to "auto" to continue without it.',
        ),
        remedies: [openSetting('intuneAssignments.writeRoute')],
      }
    case 'otherAccount':
      return {
        message: t(
          'The sign-in now belongs to another account or tenant, so the connection was closed. Nothing was sent. Sign in again to choose the account.',
        ),
        remedies: [signIn(), showLog()],
      }
    case 'signedOut':
    case 'unauthorized':
      return { message: error.message, remedies: [signIn(), checkSetup(), showLog()] }
    case 'missingScope':
      return {
        message: t(
          'The permission {0} is missing. Ask an administrator to grant it to the app registration.',
          missing(error),
        ),
        remedies: [missing(error).includes('ReadWrite') ? askForIt(missing(error)) : signIn(), checkSetup(), showLog()],
      }
    case 'forbidden':
      return {
        message: forbiddenText(error),
        remedies: [checkSetup(), showLog()],
      }
    case 'notFound':
      return { message: t('The configuration no longer exists.'), remedies: [refresh()] }
    case 'conflict':
      return {
        message: t('The change conflicts with what Intune has stored: {0}', said || error.message),
        remedies: [refresh(), showLog()],
      }
    case 'conditionNotMet':
      return {
        message: t('Intune has not finished an earlier change of this configuration. Try again in a minute.'),
        remedies: [refresh(), showLog()],
      }
    case 'approvalRequired':
      return {
        message: t('Intune requires the approval of another administrator for this change.'),
        remedies: [showLog()],
      }
    case 'throttled':
      return { message: t('Intune is limiting requests. Try again in a minute.'), remedies: [showLog()] }
    case 'service':
      return {
        message: t('Intune could not answer ({0}). Try again in a moment.', error.status ?? '5xx'),
        remedies: [showLog()],
      }
    case 'badResponse':
      return { message: t('The service returned an unexpected response.'), remedies: [showLog()] }
    case 'unsafeLink':
      return {
        message: t('The service pointed to another address. The token was not sent there.'),
        remedies: [showLog()],
      }
  }
}

/** Read is enough to look; a write needs its own scope, whatever list the service answers with. */
export function missing(error: GraphError): string {
  const scopes = error.scopes ?? []
  // What only reads would do with less.
  return scopes.find((scope) => !scope.includes('ReadWrite')) ?? scopes[0] ?? 'DeviceManagementConfiguration.Read.All'
}

/** A sentence of the sign-in is the better one where it knows the policy; Graph only says no. */
function forbiddenText(error: GraphError): string {
  if (error.code?.startsWith('AADSTS')) return error.message
  return vscode.l10n.t(
    "Your account isn't allowed to do this: an Intune role is missing, or a conditional access policy blocks it.",
  )
}
