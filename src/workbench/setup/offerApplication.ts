import * as vscode from 'vscode'
import { commandLineToolsClientId } from '../../setup/appRegistration.ts'
import { isGuid } from '../../intune/model/target.ts'
import { registerApplication } from './registerApplication.ts'
import { ask } from '../messages/notice.ts'
import { shownItems } from '../messages/shownItems.ts'

interface Choice extends vscode.QuickPickItem {
  readonly take: () => Promise<'set' | 'cancelled'>
}

/**
 * Asks with which application to sign in, where no client id is set. `set`: the user chose one, and the setting
 * `intuneAssignments.signIn.clientId` holds it. `cancelled`: there is none yet.
 */
export async function offerApplication(): Promise<'set' | 'cancelled'> {
  const { t } = vscode.l10n
  const choices: Choice[] = [
    {
      label: t('Register the App…'),
      detail: t(
        'Opens the steps and a script. Takes about five minutes; your organization decides what the app may do.',
      ),
      take: async () => {
        await registerApplication()
        return 'cancelled'
      },
    },
    {
      label: t('Enter a Client Id…'),
      detail: t('The application (client) id of an app registration that your organization already has.'),
      take: enterClientId,
    },
    {
      label: t('Use Microsoft Graph Command Line Tools…'),
      detail: t('A quick start without a registration, with the identity of another product.'),
      take: useCommandLineTools,
    },
    {
      label: t('Explore Sample Tenant'),
      detail: t('Try everything without an account.'),
      take: async () => {
        await vscode.commands.executeCommand('intuneAssignments.openSampleTenant')
        return 'cancelled'
      },
    },
  ]
  const chosen = await vscode.window.showQuickPick(shownItems(choices), {
    title: t('Choose an app registration to sign in with'),
    placeHolder: t('No client id is set'),
    ignoreFocusOut: true,
  })
  return chosen === undefined ? 'cancelled' : chosen.take()
}

async function enterClientId(): Promise<'set' | 'cancelled'> {
  const { t } = vscode.l10n
  const clientId = await vscode.window.showInputBox({
    title: t('Client id'),
    prompt: t('The application (client) id, from the overview of the app registration'),
    ignoreFocusOut: true,
    validateInput: (text) => (isGuid(text.trim()) ? undefined : t('A client id is a GUID.')),
  })
  return clientId === undefined ? 'cancelled' : setClientId(clientId.trim())
}

async function useCommandLineTools(): Promise<'set' | 'cancelled'> {
  const { t } = vscode.l10n
  const use = t('Use It')
  const answer = await ask(
    t('Sign in as Microsoft Graph Command Line Tools?'),
    [
      t('This is the identity of another Microsoft product, and your sign-ins are logged under its name.'),
      '',
      t(
        'Consent to it is broader than this extension needs: it applies to every program that uses this identity, and you get whatever your organization has already consented to.',
      ),
      '',
      t('Microsoft can change or withdraw it. For long-term use, register an app of your own.'),
    ],
    use,
  )
  return answer === use ? setClientId(commandLineToolsClientId) : 'cancelled'
}

async function setClientId(clientId: string): Promise<'set'> {
  await vscode.workspace
    .getConfiguration('intuneAssignments')
    .update('signIn.clientId', clientId, vscode.ConfigurationTarget.Global)
  return 'set'
}
