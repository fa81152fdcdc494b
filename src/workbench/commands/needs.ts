import type * as vscode from 'vscode'
import type { ListReading } from '../../session/listReading.ts'
import type { Session } from '../../session/session.ts'
import type { PlanPreviews } from '../documents/planPreviews.ts'
import type { PlanRunner } from '../plans/planRunner.ts'
import type { StatusLine } from '../status/statusLine.ts'
import type { ChangesTree } from '../views/changes/changesTree.ts'
import type { ConfigurationsTree } from '../views/configurations/configurationsTree.ts'
import type { RowSelection } from '../views/configurations/rowSelection.ts'
import type { AssignmentClipboard } from './assignmentClipboard.ts'

// What a command can need, one by one: each says which, and gets no more.

export interface NeedsSession {
  readonly session: Session
}

export interface NeedsList {
  readonly list: ListReading
}

export interface NeedsRunner {
  readonly runner: PlanRunner
}

export interface NeedsTree {
  readonly tree: ConfigurationsTree
}

export interface NeedsSelection {
  readonly selection: RowSelection
}

export interface NeedsClipboard {
  readonly clipboard: AssignmentClipboard
}

export interface NeedsStatus {
  readonly status: StatusLine
}

export interface NeedsPreviews {
  readonly previews: PlanPreviews
}

export interface NeedsChanges {
  readonly changes: ChangesTree
}

export interface NeedsLog {
  readonly log: vscode.LogOutputChannel
}
