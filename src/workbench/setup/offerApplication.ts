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
      detail: t('Opens the steps and a script. About five minutes; your organization decides what it may do.'),
      take: async () => {
        await registerApplication()
        return 'cancelled'
      },
    },
    {
      label: t('Enter a Client Id…'),
      detail: t('The application (client) id of an app registration that your organization has already.'),
      take: enterClientId,
    },
    {
      label: t('Use Microsoft Graph Command Line Tools…'),
      detail: t('A quick start without a registration, under the identity of another product.'),
      take: useCommandLineTools,
    },
    {
      label: t('Explore the Sample Tenant'),
      detail: t('Everything without an account.'),
      take: async () => {
        await vscode.commands.executeCommand('intuneAssignments.openSampleTenant')
        return 'cancelled'
      },
    },
  ]
  const chosen = await vscode.window.showQuickPick(shownItems(choices), {
    title: t('With which application do you sign in?'),
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
      t('This is the identity of another product of Microsoft, and your sign-ins will be logged under its name.'),
      '',
      t(
        'Consent given to it is wider than this extension needs: it holds for every program that uses this identity, and you get whatever your organization consented to for it before.',
      ),
      '',
      t('Microsoft can change or withdraw it. An app registration of your own is the better choice for lasting use.'),
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
