import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import * as vscode from 'vscode'
import type { Cloud } from './graph/cloud.ts'
import { AccountStore } from './session/accountStore.ts'
import { AssignmentClipboard } from './operations/assignmentClipboard.ts'
import { groupsSelection } from './workbench/commands/groupsSelection.ts'
import { commandRuns } from './workbench/commands/commandRuns.ts'
import { ChangesBadge } from './workbench/views/changes/changesBadge.ts'
import { ChangesTree } from './workbench/views/changes/changesTree.ts'
import { PendingApprovals } from './workbench/views/changes/pendingApprovals.ts'
import { registerCommands } from './workbench/commands/registerCommands.ts'
import { journalKey } from './session/journalKey.ts'
import { ListReading } from './session/listReading.ts'
import { connect, type Connection, graphOver } from './session/connection.ts'
import { lineLog } from './workbench/host/lineLog.ts'
import type { Log } from './base/log.ts'
import { NetworkTransport } from './workbench/host/networkTransport.ts'
import { journalFolder, newSignIn, storedSignIn } from './workbench/host/newSignIn.ts'
import { AssignmentDocuments } from './workbench/documents/assignmentDocuments.ts'
import { FindingProblems } from './workbench/documents/findingProblems.ts'
import { PlanPreviews } from './workbench/documents/planPreviews.ts'
import { signInChoice } from './workbench/host/signInChoice.ts'
import { PlanRunner } from './workbench/plans/planRunner.ts'
import { UnknownWatch } from './workbench/plans/unknownWatch.ts'
import { readList } from './workbench/commands/readList.ts'
import { ConfigurationLinks } from './workbench/links/configurationLinks.ts'
import type { ConfigurationRef } from './intune/model/configuration.ts'
import { revealChanged, revealConfiguration } from './workbench/views/configurations/revealChanged.ts'
import { setContext } from './workbench/host/setContext.ts'
import { showError } from './workbench/messages/showError.ts'
import { secretStore } from './workbench/host/secretStore.ts'
import { RecentGroups } from './session/recentGroups.ts'
import { SnapshotKeeper } from './session/snapshotKeeper.ts'
import { SnapshotStore } from './session/snapshotStore.ts'
import { Session } from './session/session.ts'
import {
  changesConnection,
  changesKinds,
  changesNetwork,
  groupingSetting,
  keepSnapshotSetting,
  kindsSetting,
  readOnlySetting,
  writeRouteSetting,
} from './workbench/host/settings.ts'
import { Overview } from './workbench/overview/overview.ts'
import { ReportDocuments } from './workbench/reports/reportDocuments.ts'
import { StatusLine } from './workbench/status/statusLine.ts'
import { TenantStatus } from './workbench/status/tenantStatus.ts'
import { ConfigurationsTree } from './workbench/views/configurations/configurationsTree.ts'
import { configurationsView, viewId } from './workbench/views/configurations/configurationsView.ts'
import { RowDecorations } from './workbench/rows/rowDecorations.ts'
import { FoundSubjects } from './workbench/views/groups/foundSubjects.ts'
import { GroupsTree } from './workbench/views/groups/groupsTree.ts'
import { RowSelection } from './workbench/views/configurations/rowSelection.ts'

/** Builds the parts and hands them to each other. Reads nothing and sends nothing. */
export function activate(context: vscode.ExtensionContext): void {
  const channel = vscode.window.createOutputChannel('Intune Assignments', { log: true })
  const log = lineLog(channel)
  const session = new Session({
    log,
    memory: context.globalState,
    signInChoice,
    readOnly: readOnlySetting,
    accounts: new AccountStore(secretStore(context.secrets)),
    newSignIn: (id, wish) => newSignIn(context, log, id, wish),
    storedSignIn: (account) => storedSignIn(context, log, account),
    openSample: () => openSample(context, log),
  })
  const list = new ListReading(log)
  const tree = new ConfigurationsTree(session, list, groupingSetting())
  const view = configurationsView(session, list, tree)
  const selection = new RowSelection(view, tree)
  const status = new StatusLine()
  const previews = new PlanPreviews()
  const assignmentDocuments = new AssignmentDocuments()
  const found = new FoundSubjects()
  const groups = new GroupsTree(session, list, found)
  const groupsView = vscode.window.createTreeView('intuneAssignments.groups', {
    treeDataProvider: groups,
    canSelectMany: true,
    showCollapseAll: true,
  })
  const findings = new FindingProblems(session, list)
  const snapshots = new SnapshotKeeper({
    session,
    list,
    store: new SnapshotStore(
      join(context.globalStorageUri.fsPath, 'snapshots'),
      secretStore(context.secrets, 'snapshots'),
    ),
    enabled: keepSnapshotSetting,
    log,
  })
  const changes = new ChangesTree(session)
  const changesView = vscode.window.createTreeView('intuneAssignments.changes', {
    treeDataProvider: changes,
    canSelectMany: true,
  })
  const documents = new ReportDocuments()
  const clipboard = new AssignmentClipboard()
  const recorded = (): void => changes.refresh()
  const unknown = new UnknownWatch({ session, log, recorded })
  const runner = new PlanRunner({
    session,
    status,
    previews,
    log,
    reveal: (outcomes) => revealChanged({ tree, view, selection }, outcomes),
    recorded,
    unknown,
  })
  const approvals = new PendingApprovals({ session, changes, log }, changesView)
  const reveal = async (configuration: ConfigurationRef): Promise<boolean> => {
    await vscode.commands.executeCommand(`${viewId}.focus`)
    if (session.connection) await readList(list, session.connection)
    return revealConfiguration({ tree, view }, configuration)
  }
  const overview = new Overview({
    session,
    list,
    memory: context.globalState,
    script: join(context.extensionPath, 'dist/overviewPage.cjs'),
    reveal,
  })
  const parts = {
    session,
    list,
    reveal,
    recentGroups: new RecentGroups(context.globalState),
    runner,
    tree,
    selection,
    groupsSelection: groupsSelection(groupsView),
    clipboard,
    status,
    previews,
    assignmentDocuments,
    findings,
    groups,
    found,
    changes,
    approvals,
    documents,
    overview,
    unknown,
    log,
    channel,
  }
  const runs = commandRuns(parts)
  context.subscriptions.push(
    channel,
    list,
    tree,
    view,
    selection,
    status,
    previews,
    found,
    groups,
    groupsView,
    changes,
    changesView,
  )
  context.subscriptions.push(
    findings,
    documents,
    overview,
    snapshots,
    { dispose: () => session.dispose() },
    session.onDidEnd((why) => void showError(why, log)),
    new TenantStatus(session),
    new ChangesBadge(changes, changesView, log),
    approvals,
    unknown,
    registerCommands(runs, log, () => overview.selectedRows, parts),
    vscode.window.registerFileDecorationProvider(new RowDecorations(tree)),
    vscode.window.registerUriHandler(new ConfigurationLinks({ session, log, reveal })),
    clipboard.onDidChange(() => setContext('copied', !clipboard.isEmpty)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (changesConnection(event)) void session.settingsChanged()
      if (changesKinds(event) && session.connection) void list.refresh(session.connection).catch(() => undefined)
      tree.grouping = groupingSetting()
      if (changesNetwork(event)) void session.connection?.transport.renew()
    }),
  )
}

/** An account-free tenant in this process: a Graph server on loopback, loaded only now. */
async function openSample(context: vscode.ExtensionContext, log: Log): Promise<Connection> {
  const { startSampleTenant } = await import('./sampleTenant/sampleTenant.ts')
  const sample = await startSampleTenant({ today: Date.now() })
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
  return connect({
    cloud,
    sample: true,
    identity,
    graph,
    transport,
    log,
    close,
    journalFolder: folder,
    journalKey: journalKey(secretStore(context.secrets)),
    writeRoute: writeRouteSetting,
    kinds: kindsSetting,
  })
}
