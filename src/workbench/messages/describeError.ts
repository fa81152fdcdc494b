import * as vscode from 'vscode'
import { GraphError } from '../../graph/graphError.ts'
import { DomainError } from '../../intune/model/domainError.ts'

/** A button under a message. */
export interface Remedy {
  readonly title: string
  readonly command: string
  readonly arguments?: readonly unknown[]
}

export interface Explanation {
  /** What happened, in a sentence or two, without a full stop missing. */
  readonly message: string
  readonly remedies: readonly Remedy[]
}

/** The kind of any failure, for callers outside: stable words. */
export function errorKind(error: Error): string {
  return error instanceof GraphError || error instanceof DomainError ? error.kind : 'internal'
}

/** The failure in plain words, and what can be done about it. */
export function describeError(error: Error): Explanation {
  if (error instanceof GraphError) return describeGraphError(error)
  if (error instanceof DomainError) return { message: domainMessage(error), remedies: [refresh()] }
  return { message: error.message, remedies: [showLog()] }
}

function describeGraphError(error: GraphError): Explanation {
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
        remedies: [checkSetup(), networkSettings(), showLog()],
      }
    case 'certificate':
      return {
        message: t(
          'The certificate of the service is not trusted on this computer. A company network may need its own authority in the system store.',
        ),
        remedies: [checkSetup(), networkSettings(), showLog()],
      }
    case 'timeout':
      return { message: t('The service did not answer in time.'), remedies: [showLog()] }
    case 'badRequest':
      return { message: t('Intune refused the request: {0}', said || error.message), remedies: [showLog()] }
    case 'routeMissing':
      return {
        message: t(
          'This service does not have the documented call. Set "intuneAssignments.writeRoute" to "auto" to go on without it.',
        ),
        remedies: [
          {
            title: t('Open Setting'),
            command: 'workbench.action.openSettings',
            arguments: ['intuneAssignments.writeRoute'],
          },
        ],
      }
    case 'signedOut':
    case 'unauthorized':
      return { message: error.message, remedies: [signIn(), checkSetup(), showLog()] }
    case 'missingScope':
      return {
        message: t(
          'The permission {0} is missing. An administrator has to grant it to the app registration.',
          missing(error),
        ),
        remedies: [missing(error).includes('ReadWrite') ? askForIt() : signIn(), checkSetup(), showLog()],
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
        message: t('Intune says that this conflicts with what it holds: {0}', said || error.message),
        remedies: [refresh(), showLog()],
      }
    case 'approvalRequired':
      return {
        message: t('Intune asks for the approval of another administrator before this change.'),
        remedies: [showLog()],
      }
    case 'throttled':
      return { message: t('Intune takes no more requests for now. Wait a minute.'), remedies: [showLog()] }
    case 'service':
      return {
        message: t('Intune could not answer ({0}). Try again in a moment.', error.status ?? '5xx'),
        remedies: [showLog()],
      }
    case 'badResponse':
      return { message: t('The service answered something that could not be understood.'), remedies: [showLog()] }
    case 'unsafeLink':
      return {
        message: t('The service pointed to another address, and the token was not sent there.'),
        remedies: [showLog()],
      }
  }
}

function domainMessage(error: DomainError): string {
  const { t } = vscode.l10n
  switch (error.kind) {
    case 'stale':
      return t('Somebody else changed it meanwhile, so nothing was written.')
    case 'beingEdited':
      return t('Somebody is editing its assignments right now, so nothing was written. Try again in a moment.')
    case 'unsendable':
      return t('Its assignments contradict each other or lack a group, so they were not sent.')
    case 'locked':
      return t('The assignment belongs to a policy set and can only be changed there.')
    case 'notPossible':
      return t('Intune has no such assignment: a filter on an excluded group, or a target of an unknown kind.')
    case 'differentlyKept':
      return t('The service took the change and holds something else now.')
    case 'unknownOutcome':
      return t('The change was sent, and whether it was carried out is not known.')
    case 'journal':
      return t('The journal could not be written, so nothing was sent. Is the disk full?')
    case 'notFound':
      return t('The configuration no longer exists.')
    case 'noCertificate':
      return t('The configuration refers to no identity certificate.')
    case 'notAssigned':
      return t('The target is not assigned there.')
    case 'ambiguous':
      return t('More than one thing is meant by this. Say which one.')
    case 'cancelled':
      return t('Cancelled before its turn; nothing was sent.')
  }
}

/** Read is enough to look; a write needs its own scope, whatever list the service answers with. */
function missing(error: GraphError): string {
  const scopes = error.scopes ?? []
  return scopes.find((scope) => scope.includes('ReadWrite')) ?? scopes[0] ?? 'DeviceManagementConfiguration.Read.All'
}

/** A sentence of the sign-in is the better one where it knows the policy; Graph only says no. */
function forbiddenText(error: GraphError): string {
  if (error.code?.startsWith('AADSTS')) return error.message
  return vscode.l10n.t(
    'Your account may not do this: an Intune role with this right is missing, or a conditional access policy does not allow it.',
  )
}

function askForIt(): Remedy {
  return { title: vscode.l10n.t('Ask for It'), command: 'intuneAssignments.requestWriteAccess' }
}

function refresh(): Remedy {
  return { title: vscode.l10n.t('Refresh'), command: 'intuneAssignments.refreshList' }
}

function signIn(): Remedy {
  return { title: vscode.l10n.t('Sign In'), command: 'intuneAssignments.signInToTenant' }
}

function checkSetup(): Remedy {
  return { title: vscode.l10n.t('Check My Setup'), command: 'intuneAssignments.checkSetup' }
}

function showLog(): Remedy {
  return { title: vscode.l10n.t('Show Log'), command: 'intuneAssignments.showLog' }
}

function networkSettings(): Remedy {
  return {
    title: vscode.l10n.t('Network Settings'),
    command: 'workbench.action.openSettings',
    arguments: ['http.proxy'],
  }
}
