import * as vscode from 'vscode'
import { BrowserNotOpened } from './browserNotOpened.ts'
import type { DeviceCode, SignInPrompts } from '../../auth/signInPrompts.ts'
import { showInformation } from '../messages/notice.ts'

/** How VS Code lets the user take part in signing in. */
export function vscodePrompts(): SignInPrompts {
  return {
    showDeviceCode: (code) => void showDeviceCode(code),
    openBrowser: async (url) => {
      const opened = await openExternal(url)
      if (!opened) throw new BrowserNotOpened()
    },
  }
}

async function openExternal(url: string): Promise<boolean> {
  try {
    return await vscode.env.openExternal(vscode.Uri.parse(url, true))
  } catch (error) {
    throw new BrowserNotOpened(error)
  }
}

async function showDeviceCode({ userCode, verificationUri }: DeviceCode): Promise<void> {
  const open = vscode.l10n.t('Copy Code and Open Page')
  const chosen = await showInformation(
    vscode.l10n.t(
      'To sign in, open {0} and enter the code {1}, but only if you began this sign-in yourself.',
      verificationUri,
      userCode,
    ),
    open,
  )
  if (chosen !== open) return
  await vscode.env.clipboard.writeText(userCode)
  await vscode.env.openExternal(vscode.Uri.parse(verificationUri, true))
}
