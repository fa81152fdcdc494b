import * as vscode from 'vscode'
import type { SignInChoice } from '../../session/signInMethodFor.ts'
import { cloudSetting, signInSettings } from './settings.ts'

/** What VS Code's settings say of a sign-in, and whether a browser on the user's computer can answer. */
export function signInChoice(): SignInChoice {
  const { method, tenantId } = signInSettings()
  const elsewhere = vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web
  return { method, tenantId, browserAnswers: !elsewhere, cloud: cloudSetting }
}
