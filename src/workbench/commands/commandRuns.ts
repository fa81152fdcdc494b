import type { ConfigurationRef } from '../../intune/model/configuration.ts'
import type { Log } from '../../base/log.ts'
import type * as vscode from 'vscode'
import type { AssignmentClipboard } from '../../operations/assignmentClipboard.ts'
import type { ListReading } from '../../session/listReading.ts'
import type { RecentGroups } from '../../session/recentGroups.ts'
import { writeAccessNamed } from '../../session/ensureWriteOf.ts'
import type { Session } from '../../session/session.ts'
import type { AssignmentDocuments } from '../documents/assignmentDocuments.ts'
import type { FindingProblems } from '../documents/findingProblems.ts'
import type { PlanPreviews } from '../documents/planPreviews.ts'
import type { Overview } from '../overview/overview.ts'
import type { UnknownWatch } from '../plans/unknownWatch.ts'
import type { PlanRunner } from '../plans/planRunner.ts'
import type { ReportDocuments } from '../reports/reportDocuments.ts'
import { checkSetup } from '../setup/checkSetup.ts'
import { offerApplication } from '../setup/offerApplication.ts'
import { registerApplication } from '../setup/registerApplication.ts'
import { signInAsking } from '../signIn/signInAsking.ts'
import { switchAccount } from '../signIn/switchAccount.ts'
import type { StatusLine } from '../status/statusLine.ts'
import type { ChangesTree } from '../views/changes/changesTree.ts'
import type { PendingApprovals } from '../views/changes/pendingApprovals.ts'
import type { ConfigurationsTree } from '../views/configurations/configurationsTree.ts'
import type { FoundSubjects } from '../views/groups/foundSubjects.ts'
import type { GroupsTree } from '../views/groups/groupsTree.ts'
import { addAssignment } from './addAssignment.ts'
import { applyPreview, discardPreview } from './applyPreview.ts'
import { assignEveryone } from './assignEveryone.ts'
import { type Changing, changingCommand } from './changingCommand.ts'
import type { SelectedRows } from './chosenRows.ts'
import { clearAssignments } from './clearAssignments.ts'
import type { CommandId } from './commandTable.ts'
import { compareCommand } from './compare.ts'
import { continueChange } from './continueChange.ts'
import { copyAssignments } from './copyAssignments.ts'
import { copyGroupId, copyId, copyLink, copyText } from './copyText.ts'
import { exportCommand } from './exportAssignments.ts'
import { explainCommand } from './explain.ts'
import { filterConfigurations } from './filterConfigurations.ts'
import { findSubject, hideFound } from './findSubject.ts'
import { groupBy } from './groupBy.ts'
import { lookAgain } from './lookAgain.ts'
import { makeItThisOne } from './makeItThisOne.ts'
import { openInAdminCenter } from './openInAdminCenter.ts'
import { openSampleTenant } from './openSampleTenant.ts'
import { openOverview } from './openOverview.ts'
import { pasteAssignments } from './pasteAssignments.ts'
import { applyDocument, planDocumentCommand } from './planDocument.ts'
import { refresh } from './refresh.ts'
import { refreshConfiguration } from './refreshConfiguration.ts'
import { removeAssignment } from './removeAssignment.ts'
import { replaceGroup } from './replaceGroup.ts'
import { requestPermission } from './requestPermission.ts'
import { retry } from './retry.ts'
import type { Run } from './run.ts'
import { showHistory } from './showHistory.ts'
import { showReport } from './showReport.ts'
import { showFindings } from './showFindings.ts'
import { setFields } from './setFields.ts'
import { setFilter } from './setFilter.ts'
import { switchMode } from './switchMode.ts'
import { testFilterRuleCommand } from './testFilterRule.ts'
import { restoreChange } from './restoreChange.ts'
import { undoChange } from './undoChange.ts'
import { undoLastChange } from './undoLastChange.ts'
import { whyNotCommand } from './whyNot.ts'

export interface CommandParts extends SelectedRows {
  readonly session: Session
  readonly list: ListReading
  /** Opens the Configurations view at one; false where it is not there. */
  readonly reveal: (configuration: ConfigurationRef) => Promise<boolean>
  readonly recentGroups: RecentGroups
  readonly runner: PlanRunner
  readonly tree: ConfigurationsTree
  readonly clipboard: AssignmentClipboard
  readonly status: StatusLine
  readonly previews: PlanPreviews
  readonly assignmentDocuments: AssignmentDocuments
  readonly findings: FindingProblems
  readonly groups: GroupsTree
  readonly found: FoundSubjects
  readonly changes: ChangesTree
  readonly approvals: PendingApprovals
  readonly documents: ReportDocuments
  readonly overview: Overview
  readonly unknown: UnknownWatch
  readonly log: Log
  readonly channel: Pick<vscode.OutputChannel, 'show'>
}

/** What each command of the table does, with the parts that it needs and no others. */
export function commandRuns(parts: CommandParts): Readonly<Record<CommandId, Run>> {
  const {
    session,
    list,
    runner,
    tree,
    clipboard,
    previews,
    groups,
    found,
    changes,
    approvals,
    documents,
    overview,
    log,
    channel,
  } = parts
  const change = <Request>(changing: Changing<Request>): Run => changingCommand({ session, runner }, changing)
  const signIn: Run = () => signInAsking(session, offerApplication)
  return {
    signIn,
    signInToTenant: signIn,
    signOut: () => session.signOut(),
    switchAccount: (first) => switchAccount(session, offerApplication, first),
    requestWriteAccess: (permission) => session.ensureWrite(session.connection, writeAccessNamed(permission)),
    refresh: () => refresh(session, list),
    refreshList: () => refresh(session, list),
    retry: (row) => retry(session, list, row),
    requestPermission: (row) => requestPermission(session, groups, row),
    addAssignment: change(addAssignment(list, parts.recentGroups)),
    assignAllDevices: change(assignEveryone(list, 'allDevices')),
    assignAllUsers: change(assignEveryone(list, 'allUsers')),
    removeAssignment: change(removeAssignment(list, parts)),
    clearAssignments: change(clearAssignments(list)),
    switchMode: change(switchMode(list)),
    switchToExcluded: change(switchMode(list, 'excludedGroup')),
    switchToIncluded: change(switchMode(list, 'group')),
    setFilter: change(setFilter(list)),
    setFields: change(setFields(list)),
    makeItThisOne: change(makeItThisOne),
    replaceGroup: change(replaceGroup(list)),
    copyAssignments: copyAssignments(parts),
    pasteAssignments: change(pasteAssignments(list, parts, clipboard)),
    undoLastChange: change(undoLastChange),
    undoChange: change(undoChange),
    restoreChange: change(restoreChange),
    continueChange: change(continueChange),
    lookAgain: lookAgain(parts),
    applyPreview: (document) => applyPreview({ session, previews, runner }, document),
    discardPreview: (document) => discardPreview(previews, document),
    refreshChanges: async () => changes.refresh(),
    checkApprovals: () => approvals.check(),
    refreshConfiguration: (first, second) => refreshConfiguration(session, first, second),
    openInAdminCenter: (row) => openInAdminCenter(session, row),
    copyId: (first, second) => copyId(session, first, second),
    copyLink: (first, second) => copyLink(session, first, second),
    copyGroupId,
    copyText,
    filterConfigurations: (search) => filterConfigurations(session, tree, search),
    groupBy: () => groupBy(tree),
    clearFilter: async () => void (tree.filter = ''),
    showHistory: (first) => showHistory(session, list, documents, first),
    compare: compareCommand(parts),
    compareWith: compareCommand(parts),
    planDocument: planDocumentCommand(parts),
    applyDocument: change(applyDocument(parts.assignmentDocuments)),
    exportAssignments: exportCommand(session, list),
    openOverview: () => openOverview(session, list, overview),
    showReport: () => showReport(session, list, documents),
    showFindings: () => showFindings(parts),
    explainGroup: explainCommand(session, documents, 'group'),
    explainUser: explainCommand(session, documents, 'user'),
    explainDevice: explainCommand(session, documents, 'device'),
    whyNot: whyNotCommand(session, list, documents),
    findSubject: () => findSubject(session, found),
    hideFound: async (row) => hideFound(found, row),
    testFilterRule: testFilterRuleCommand(session, documents),
    showLog: async () => channel.show(),
    openSampleTenant: () => openSampleTenant(session),
    closeSampleTenant: () => session.closeSample(),
    registerApplication: () => registerApplication(),
    checkSetup: (first) => checkSetup({ session, log }, first, session.tokens),
  }
}
