import * as vscode from 'vscode'
import { areaPermissions } from './areaPermissions.ts'
import { cloudSetting, kindsSetting, readOnlySetting, signInSettings } from '../host/settings.ts'
import { registrationDocument } from './registrationDocument.ts'

/** Opens a document that says how to register the application, for the cloud and the tenant of the settings. */
export async function registerApplication(): Promise<void> {
  const { tenantId, clientId, method, groupNames } = signInSettings()
  const readOnly = readOnlySetting()
  const needs = { method, groupNames, readOnly, areas: areaPermissions(kindsSetting(), readOnly) }
  const content = registrationDocument(cloudSetting(), needs, tenantId, clientId)
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }))
}
