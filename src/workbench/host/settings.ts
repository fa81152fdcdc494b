import * as vscode from 'vscode'
import { type Cloud, clouds, customCloud, isCloudName } from '../../graph/cloud.ts'
import type { Kind } from '../../intune/kinds/kind.ts'
import { kindOf, kindTable } from '../../intune/kinds/kindTable.ts'
import type { NetworkSettings } from '../../graph/networkSettings.ts'
import type { SignInMethod } from '../../auth/signInMethod.ts'
import type { WriteRouteSetting } from '../../intune/applying/writeRoute.ts'

const section = 'intuneAssignments'

/** The cloud to talk to. Throws a `TypeError` with a sentence for the user when the custom one is not usable. */
export function cloudSetting(): Cloud {
  const settings = vscode.workspace.getConfiguration(section)
  const name = settings.get<unknown>('cloud')
  if (name === 'custom') return customCloud(settings.get<unknown>('customCloud'))
  return clouds[isCloudName(name) && name !== 'custom' ? name : 'global']
}

export interface SignInSettings {
  readonly method: SignInMethod | 'auto'
  readonly clientId?: string
  readonly tenantId?: string
  /** Whether to ask for the permission to read the names of groups. */
  readonly groupNames: boolean
}

export function signInSettings(): SignInSettings {
  const settings = vscode.workspace.getConfiguration(section)
  return {
    method: settings.get<SignInMethod | 'auto'>('signIn.method', 'auto'),
    clientId: settings.get<string>('signIn.clientId', '').trim() || undefined,
    tenantId: settings.get<string>('signIn.tenantId', '').trim() || undefined,
    groupNames: settings.get<boolean>('signIn.groupNames', true),
  }
}

export function writeRouteSetting(): WriteRouteSetting {
  return vscode.workspace.getConfiguration(section).get<WriteRouteSetting>('writeRoute', 'auto')
}

/** Whether this user only looks: nothing is written, and no permission to write is asked for. */
export function readOnlySetting(): boolean {
  return vscode.workspace.getConfiguration(section).get<boolean>('readOnly', false)
}

/** What a writing command does that is called with a plain object: by a task, a keybinding, an extension, an assistant. */
export type Automation = 'ask' | 'allow' | 'off'

export function automationSetting(): Automation {
  const value = vscode.workspace.getConfiguration(section).get<string>('automation')
  return value === 'allow' || value === 'off' ? value : 'ask'
}

/** Which kinds are read: all where none is named that there is. */
export function kindsSetting(): readonly Kind[] {
  const ids = vscode.workspace.getConfiguration(section).get<readonly string[]>('kinds', [])
  const wanted = new Set(ids.map((id) => kindOf(id)))
  const kinds = kindTable.filter((kind) => wanted.has(kind))
  return kinds.length === 0 ? kindTable : kinds
}

const groupings = ['area', 'platform', 'kind', 'list'] as const

/** By what the Configurations view puts its rows under headings. */
export function groupingSetting(): (typeof groupings)[number] {
  const value = vscode.workspace.getConfiguration(section).get<string>('groupBy')
  return groupings.find((one) => one === value) ?? 'area'
}

/** Whether the last state of a tenant is kept on the disk, encrypted, to be shown at once after a start. */
export function keepSnapshotSetting(): boolean {
  return vscode.workspace.getConfiguration(section).get<boolean>('keepSnapshot', false)
}

export function changesKinds(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(`${section}.kinds`)
}

/** VS Code's own network settings: they do not reach a bundled HTTP client by themselves. */
export function networkSettings(): NetworkSettings {
  const http = vscode.workspace.getConfiguration('http')
  return {
    proxy: http.get<string>('proxy')?.trim() || undefined,
    noProxy: http.get<string[]>('noProxy', []),
    strictSSL: http.get<boolean>('proxyStrictSSL', true),
    proxyAuthorization: http.get<string | null>('proxyAuthorization') ?? undefined,
    useSystemCertificates: http.get<boolean>('systemCertificates', true),
    environment: process.env,
  }
}

/** Whether the change needs a new connection: another cloud, another identity, another way through the network. */
export function changesConnection(event: vscode.ConfigurationChangeEvent): boolean {
  return ['cloud', 'customCloud', 'signIn'].some((name) => event.affectsConfiguration(`${section}.${name}`))
}

export function changesNetwork(event: vscode.ConfigurationChangeEvent): boolean {
  return [
    'http.proxy',
    'http.noProxy',
    'http.proxyStrictSSL',
    'http.proxyAuthorization',
    'http.systemCertificates',
  ].some((name) => event.affectsConfiguration(name))
}
