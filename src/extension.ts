import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import * as vscode from 'vscode'
import type { Cloud } from './graph/cloud.ts'
import { AccountStore } from './workbench/accountStore.ts'
import { AssignmentClipboard } from './workbench/assignmentClipboard.ts'
import { ChangesBadge } from './workbench/changes/changesBadge.ts'
import { ChangesTree } from './workbench/changes/changesTree.ts'
import { PendingApprovals } from './workbench/changes/pendingApprovals.ts'
import { registerCommands } from './workbench/commands/registerCommands.ts'
import { ConfigurationList } from './workbench/configurationList.ts'
import { connect, type Connection, graphOver } from './workbench/connection.ts'
import { NetworkTransport } from './workbench/networkTransport.ts'
import { journalFolder, newSignIn, storedSignIn } from './workbench/newSignIn.ts'
import { Previews } from './workbench/preview/previews.ts'
import { secretStore } from './workbench/secrets.ts'
import { Session } from './workbench/session.ts'
import { changesConnection, changesNetwork } from './workbench/settings.ts'
import { StatusLine } from './workbench/statusLine.ts'
import { TenantStatus } from './workbench/tenantStatus.ts'
import { ConfigurationsTree } from './workbench/tree/configurationsTree.ts'
import { configurationsView } from './workbench/tree/configurationsView.ts'
import { RowSelection } from './workbench/tree/rowSelection.ts'

/** Builds the parts and hands them to each other. Reads nothing and sends nothing. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Intune Assignments', { log: true })
  const session = new Session({
    log,
    memento: context.globalState,
    accounts: new AccountStore(secretStore(context.secrets)),
    newSignIn: (id, wish) => newSignIn(context, log, id, wish),
    storedSignIn: (account) => storedSignIn(context, log, account),
    openSample: () => openSample(context, log),
  })
  const list = new ConfigurationList(log)
  const tree = new ConfigurationsTree(session, list)
  const view = configurationsView(session, list, tree)
  const selection = new RowSelection(view, tree)
  const status = new StatusLine()
  const previews = new Previews()
  const changes = new ChangesTree(session)
  const changesView = vscode.window.createTreeView('intuneAssignments.changes', {
    treeDataProvider: changes,
    canSelectMany: true,
  })
  const clipboard = new AssignmentClipboard()
  const workbench = { session, list, tree, view, selection, status, previews, changes, clipboard, log }
  context.subscriptions.push(log, list, tree, view, selection, status, previews, changes, changesView)
  context.subscriptions.push(
    { dispose: () => session.dispose() },
    new TenantStatus(session),
    new ChangesBadge(changes, changesView, log),
    new PendingApprovals(workbench, changesView),
    registerCommands(workbench),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (changesConnection(event)) void session.settingsChanged()
      if (changesNetwork(event)) void session.connection?.transport.renew()
    }),
  )
}

/** An account-free tenant in this process: a Graph server on loopback, loaded only now. */
async function openSample(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Promise<Connection> {
  const { startSampleTenant } = await import('./sampleTenant/sampleTenant.ts')
  const sample = await startSampleTenant()
  const cloud: Cloud = { name: 'custom', graphRoot: sample.root, authorityHost: sample.root }
  const transport = new NetworkTransport(log)
  const graph = graphOver(cloud, { token: async () => sample.token }, transport, log)
  const identity = { tenantName: 'Contoso', tenantId: 'sample' }
  // It begins anew each time, and so does its journal.
  const folder = journalFolder(context, `sample-${randomUUID()}`)
  const close = async (): Promise<void> => {
    await transport.close()
    await sample.close()
    await rm(folder, { recursive: true, force: true })
  }
  return connect({ cloud, sample: true, identity, graph, transport, log, close, journalFolder: folder })
}
