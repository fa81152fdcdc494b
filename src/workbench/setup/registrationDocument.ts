import * as vscode from 'vscode'
import {
  accountRedirects,
  azureCliScript,
  browserRedirect,
  consentLink,
  entraAdminCenter,
  neededPermissions,
  powershellScript,
  type RegisteredPermission,
  type RegistrationNeeds,
} from '../../setup/appRegistration.ts'
import type { Cloud } from '../../graph/cloud.ts'

/**
 * How to register the application in this cloud, as Markdown. What the settings say already stands in the link, and what
 * they don't need is in no script.
 */
export function registrationDocument(
  cloud: Cloud,
  needs: RegistrationNeeds,
  tenantId?: string,
  clientId?: string,
): string {
  const { t } = vscode.l10n
  return [
    `# ${t('Register the app')}`,
    '',
    t(
      "The extension signs in with an app registration of your own organization, so that your administrators decide what it may do. Registering takes about five minutes. Where users can't register apps, it requires the role Application Developer; consent requires an administrator.",
    ),
    '',
    `## ${t('In the Entra admin center')}`,
    '',
    `1. ${t('Open {0}, then **App registrations**, then **New registration**. Choose a name, and accounts in this organizational directory only.', `<${entraAdminCenter(cloud)}>`)}`,
    `2. ${t('Under **Authentication**, add the platform **Mobile and desktop applications** with the redirect address {0}.', `\`${browserRedirect}\``)}`,
    `   ${t('For the method {0} add these too:', '`vscode`')}`,
    ...accountRedirects(clientId ?? '<client id>').map((one) => `   - \`${one}\``),
    `3. ${t("On the same page, set **Allow public client flows** to Yes. Signing in with a code or with VS Code's account requires it.")}`,
    `4. ${t('Under **API permissions**, add these delegated permissions of Microsoft Graph:')}`,
    '',
    `   | ${t('permission')} | ${t('asked for')} | ${t('why')} |`,
    '   |---|---|---|',
    ...neededPermissions(needs).map((one) => `   | \`${one.name}\` | ${askedFor(one)} | ${why(one)} |`),
    '',
    ...(needs.readOnly
      ? []
      : [
          `   ${t('For people who only view assignments, leave out those with ReadWrite and set `intuneAssignments.readOnly`.')}`,
        ]),
    `5. ${t('An administrator chooses **Grant admin consent**, or opens this address:')}`,
    '',
    `   \`${consentLink(cloud, encoded(tenantId), encoded(clientId))}\``,
    '',
    `6. ${t('In VS Code, set `intuneAssignments.signIn.clientId` to the application (client) id and `intuneAssignments.signIn.tenantId` to the tenant id. Then run **Intune: Sign In**.')}`,
    '',
    `## ${t('Or with the Azure CLI')}`,
    '',
    '```sh',
    azureCliScript(cloud, needs),
    '```',
    '',
    `## ${t('Or with Microsoft Graph PowerShell')}`,
    '',
    '```powershell',
    powershellScript(cloud, needs),
    '```',
    '',
    t(
      'The scripts add only what your settings need: run this command again after you change the sign-in method, the names of groups or the read-only mode. Each script prints the client id for step 6. After the PowerShell script, do step 5.',
    ),
    '',
    t(
      "In addition to the permissions, Intune's roles and scope tags decide what an account can see and change. If something does not work, run **Intune: Check My Setup**.",
    ),
    '',
  ].join('\n')
}

function encoded(value: string | undefined): string | undefined {
  return value === undefined ? undefined : encodeURIComponent(value)
}

function askedFor({ purpose }: RegisteredPermission): string {
  switch (purpose) {
    case 'writing':
      return vscode.l10n.t('at the first write')
    case 'area':
      return vscode.l10n.t('when the area is opened')
    case 'configurations':
    case 'groups':
      return vscode.l10n.t('at sign-in')
  }
}

function why({ purpose }: RegisteredPermission): string {
  switch (purpose) {
    case 'configurations':
      return vscode.l10n.t('to read configurations, assignments and filters')
    case 'groups':
      return vscode.l10n.t('to show names, kinds and sizes of groups')
    case 'writing':
      return vscode.l10n.t('to change assignments')
    case 'area':
      return vscode.l10n.t('for areas beyond device configurations; leave out what you do not use')
  }
}
