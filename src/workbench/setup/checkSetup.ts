import * as vscode from 'vscode'
import { checkSetup as walk, type SetupParts } from '../../setup/checkSetup.ts'
import type { CheckName, SetupCheck } from '../../setup/setupCheck.ts'
import { commandLineToolsClientId } from '../../setup/appRegistration.ts'
import type { SetupSettings } from '../../setup/settingsCheck.ts'
import { systemClock } from '../../base/clock.ts'
import type { Cloud } from '../../graph/cloud.ts'
import type { TokenSource } from '../../graph/tokenSource.ts'
import { checkNames, isArguments } from '../../operations/commandArguments.ts'
import { NetworkTransport } from '../host/networkTransport.ts'
import { cloudSetting, kindsSetting, networkSettings, readOnlySetting, signInSettings } from '../host/settings.ts'
import type { Log } from '../../base/log.ts'
import type { Session } from '../../session/session.ts'
import { areaNeeds } from './areaPermissions.ts'
import { checkTitle } from './checkTitle.ts'
import { setupReport } from './setupReport.ts'

interface CheckParts {
  readonly session: Session
  readonly log: Log
}

/** What the walk found, for callers outside. */
export interface SetupResult {
  readonly checks: readonly Pick<SetupCheck, 'name' | 'outcome' | 'code'>[]
}

/**
 * Walks from the settings to one read of Intune and opens a report; called with `{}` it shows nothing. Asks nobody to
 * sign in. `tokens` are those of the account in use, given without a question.
 */
export async function checkSetup(parts: CheckParts, first?: unknown, tokens?: TokenSource): Promise<SetupResult> {
  const silent = isArguments(first)
  if (silent) checkNames(first, [])
  const checks = await (silent ? run(parts, tokens) : withProgress(parts, tokens))
  if (!silent) {
    const content = setupReport(checks)
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }))
  }
  return { checks: checks.map(({ name, outcome, code }) => ({ name, outcome, ...(code !== undefined && { code }) })) }
}

function withProgress(parts: CheckParts, tokens: TokenSource | undefined): Thenable<readonly SetupCheck[]> {
  const title = vscode.l10n.t('Checking the setup')
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true }
  return vscode.window.withProgress(options, (progress, token) => {
    const controller = new AbortController()
    token.onCancellationRequested(() => controller.abort(new vscode.CancellationError()))
    return run(parts, tokens, (name) => progress.report({ message: checkTitle(name) }), controller.signal)
  })
}

async function run(
  { session, log }: CheckParts,
  tokens: TokenSource | undefined,
  onBegin?: (name: CheckName) => void,
  signal?: AbortSignal,
): Promise<readonly SetupCheck[]> {
  const current = await session.current()
  // The sample tenant says nothing about the way to a real one.
  const connection = current?.sample === true ? undefined : current
  const transport = connection?.transport ?? new NetworkTransport(log)
  const parts: SetupParts = {
    settings: setupSettings(),
    cloud: connection?.cloud ?? usableCloud(),
    network: networkSettings(),
    transport,
    clock: systemClock,
    graph: connection?.graph,
    tokens: connection === undefined ? undefined : tokens,
    areas: areaNeeds(kindsSetting(), readOnlySetting()),
  }
  try {
    return await walk(parts, onBegin, signal)
  } finally {
    if (connection === undefined) await transport.close()
  }
}

const cloudNames = ['global', 'usGov', 'usGovDoD', 'china', 'custom'] as const
const methods = ['auto', 'interactiveBrowser', 'deviceCode', 'azureCli', 'environment', 'vscode']

/** Only words that are known: a text that somebody put into a setting by mistake does not reach the report. */
function setupSettings(): SetupSettings {
  const { method, clientId, tenantId, groupNames } = signInSettings()
  const cloud = vscode.workspace.getConfiguration('intuneAssignments').get('cloud')
  const own = clientId === undefined ? 'none' : 'own'
  return {
    cloudName: cloudNames.find((name) => name === cloud) ?? 'global',
    method: methods.includes(method) ? method : 'unknown',
    application: clientId === commandLineToolsClientId ? 'commandLineTools' : own,
    tenantId,
    readOnly: readOnlySetting(),
    groupNames,
  }
}

function usableCloud(): Cloud | undefined {
  try {
    return cloudSetting()
  } catch (error) {
    // The first step of the walk tells it.
    if (error instanceof TypeError) return undefined
    throw error
  }
}
