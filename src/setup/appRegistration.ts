import type { SignInMethod } from '../auth/signInMethod.ts'
import type { Cloud, CloudName } from '../graph/cloud.ts'

/** A delegated permission of Microsoft Graph that the registration holds. */
export interface RegisteredPermission {
  readonly name: string
  /** Id of the delegated permission, from Microsoft Graph's permissions reference. */
  readonly id: string
  readonly purpose: 'configurations' | 'groups' | 'writing' | 'area'
}

/** What of a registration the settings need. */
export interface RegistrationNeeds {
  readonly method: SignInMethod | 'auto'
  readonly groupNames: boolean
  readonly readOnly: boolean
  /** What the areas need that the settings let be read, beyond device configurations; the names of permissions. */
  readonly areas: readonly string[]
}

export const registeredPermissions: readonly RegisteredPermission[] = [
  {
    name: 'DeviceManagementConfiguration.Read.All',
    id: 'f1493658-876a-4c87-8fa7-edb559b3476a',
    purpose: 'configurations',
  },
  { name: 'GroupMember.Read.All', id: 'bc024368-1153-4739-b217-4326f2e966d0', purpose: 'groups' },
  {
    name: 'DeviceManagementConfiguration.ReadWrite.All',
    id: '0883f392-0a7a-443d-8c76-16a6d39c7b63',
    purpose: 'writing',
  },
  area('DeviceManagementApps.Read.All', '4edf5f54-4666-44af-9de9-0144fb4b6e8c'),
  area('DeviceManagementApps.ReadWrite.All', '7b3f05d5-f68c-4b8d-8c59-a2ecd12f24af'),
  area('DeviceManagementServiceConfig.Read.All', '8696daa5-bce5-4b2e-83f9-51b6defc4e1e'),
  area('DeviceManagementServiceConfig.ReadWrite.All', '662ed50a-ac44-4eef-ad86-62eed9be2a29'),
  area('CloudPC.Read.All', '5252ec4e-fd40-4d92-8c68-89dd1d3c6110'),
  area('CloudPC.ReadWrite.All', '9d77138f-f0e2-47ba-ab33-cd246c8b79d1'),
  area('DeviceManagementManagedDevices.Read.All', '314874da-47d6-4978-88dc-cf0d37f0bb82'),
  area('Device.Read.All', '951183d1-1a61-466f-a6d1-1fde911bfd95'),
]

function area(name: string, id: string): RegisteredPermission {
  return { name, id, purpose: 'area' }
}

/** The permissions that are asked for by these settings, and no other. */
export function neededPermissions({ groupNames, readOnly, areas }: RegistrationNeeds): readonly RegisteredPermission[] {
  return registeredPermissions.filter(({ purpose, name }) => {
    if (purpose === 'area') return areas.includes(name)
    return (groupNames || purpose !== 'groups') && (!readOnly || purpose !== 'writing')
  })
}

/** What every method but VS Code's own account comes back to. */
export const browserRedirect = 'http://localhost'

/**
 * Redirect addresses that VS Code's own Microsoft account comes back to: its page, and the brokers of Windows, macOS
 * and Linux. `clientId` stands in the one for Windows.
 */
export function accountRedirects(clientId: string): readonly string[] {
  return [
    'https://vscode.dev/redirect',
    `ms-appx-web://Microsoft.AAD.BrokerPlugin/${clientId}`,
    'msauth.com.microsoft.VSCode://auth',
    'msauth.com.microsoft.VSCodeInsiders://auth',
    'https://login.microsoftonline.com/common/oauth2/nativeclient',
  ]
}

function neededRedirects({ method }: RegistrationNeeds, clientId: string): readonly string[] {
  return method === 'vscode' ? [browserRedirect, ...accountRedirects(clientId)] : [browserRedirect]
}

/** Whether a code can be the way to sign in: that, and VS Code's brokers, want public client flows. */
function needsPublicFlows({ method }: RegistrationNeeds): boolean {
  return method !== 'interactiveBrowser'
}

/** The public client of Microsoft Graph Command Line Tools: another product's identity, known to every tenant. */
export const commandLineToolsClientId = '14d82eec-204b-4c2f-b7e8-296a70dab67e'

interface CloudTools {
  readonly entra: string
  readonly azureCli: string
  readonly powershell: string
}

/** The Entra admin center, `az cloud set --name` and `Connect-MgGraph -Environment` of each cloud. */
const tools: Readonly<Record<Exclude<CloudName, 'custom'>, CloudTools>> = {
  global: { entra: 'https://entra.microsoft.com', azureCli: 'AzureCloud', powershell: 'Global' },
  usGov: { entra: 'https://entra.microsoft.us', azureCli: 'AzureUSGovernment', powershell: 'USGov' },
  usGovDoD: { entra: 'https://entra.microsoft.us', azureCli: 'AzureUSGovernment', powershell: 'USGovDoD' },
  china: { entra: 'https://entra.microsoftonline.cn', azureCli: 'AzureChinaCloud', powershell: 'China' },
}

/** A custom cloud has tools that are not known here; those of the global one show how it is done. */
function toolsOf(cloud: Cloud): CloudTools {
  return tools[cloud.name === 'custom' ? 'global' : cloud.name]
}

export function entraAdminCenter(cloud: Cloud): string {
  return toolsOf(cloud).entra
}

/** Where an administrator consents for the whole tenant, to all that the registration lists. */
export function consentLink(cloud: Cloud, tenantId = '<tenant id>', clientId = '<client id>'): string {
  return `${cloud.authorityHost}/${tenantId}/adminconsent?client_id=${clientId}`
}

const graphAppId = '00000003-0000-0000-c000-000000000000'

/** Registers the application with the Azure CLI (in bash) and prints its client id. Consent needs an administrator. */
export function azureCliScript(cloud: Cloud, needs: RegistrationNeeds): string {
  const permissions = neededPermissions(needs).map(({ id }) => `${id}=Scope`)
  const publicFlows = needsPublicFlows(needs) ? '--is-fallback-public-client true ' : ''
  const redirects = neededRedirects(needs, '$app').map((one) => `"${one}"`)
  // The address for Windows has the id of the application in it.
  const added = [`az ad app update --id "$app" --public-client-redirect-uris \\`, `  ${redirects.join(' ')}`]
  return [
    `az cloud set --name ${toolsOf(cloud).azureCli}`,
    'az login --allow-no-subscriptions',
    'app=$(az ad app create --display-name "Intune Assignments" --sign-in-audience AzureADMyOrg \\',
    `  ${publicFlows}--public-client-redirect-uris ${browserRedirect} --query appId --output tsv)`,
    ...(redirects.length > 1 ? added : []),
    `az ad app permission add --id "$app" --api ${graphAppId} --api-permissions ${permissions.join(' ')}`,
    'az ad app permission admin-consent --id "$app"',
    'echo "$app"',
  ].join('\n')
}

/** Registers the application with Microsoft Graph PowerShell and prints its client id. Consent comes after, by link. */
export function powershellScript(cloud: Cloud, needs: RegistrationNeeds): string {
  const ids = neededPermissions(needs).map(({ id }) => `'${id}'`)
  const redirects = neededRedirects(needs, '$($app.AppId)').map((one) => `"${one}"`)
  const publicFlows = needsPublicFlows(needs) ? ' -IsFallbackPublicClient' : ''
  return [
    `Connect-MgGraph -Environment ${toolsOf(cloud).powershell} -Scopes 'Application.ReadWrite.All'`,
    `$access = @(${ids.join(', ')} | ForEach-Object { @{ Id = $_; Type = 'Scope' } })`,
    `$app = New-MgApplication -DisplayName 'Intune Assignments' -SignInAudience 'AzureADMyOrg'${publicFlows} \``,
    `  -RequiredResourceAccess @(@{ ResourceAppId = '${graphAppId}'; ResourceAccess = $access })`,
    `Update-MgApplication -ApplicationId $app.Id -PublicClient @{ RedirectUris = @(${redirects.join(', ')}) }`,
    '$app.AppId',
  ].join('\n')
}
