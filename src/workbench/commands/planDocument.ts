import * as vscode from 'vscode'
import { checkNames, isArguments } from '../../operations/commandArguments.ts'
import { planDocument } from '../../operations/planDocument.ts'
import { planDocumentResult } from '../../operations/planDocumentResult.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import type { AssignmentDocuments } from '../documents/assignmentDocuments.ts'
import { describeError } from '../messages/describeError.ts'
import { errorKind } from '../messages/errorKind.ts'
import { showWarning } from '../messages/notice.ts'
import { wordingOf } from '../messages/wordingOf.ts'
import { planNotes } from '../plans/planNotes.ts'
import type { PlanPreviewer } from '../plans/planPreviewer.ts'
import { tellNothingToDo } from '../plans/tellNothingToDo.ts'
import type { Changing } from './changingCommand.ts'
import type { Run } from './run.ts'
import { uriArgument } from './uriArgument.ts'

interface PlanParts {
  readonly session: Session
  readonly assignmentDocuments: AssignmentDocuments
  readonly previews: PlanPreviewer
}

/** What applying an assignment document would change: as an answer, or as a preview. Sends reads only. */
export function planDocumentCommand({ session, assignmentDocuments, previews }: PlanParts): Run {
  return async (first) => {
    const args = isArguments(first) ? first : undefined
    if (args) checkNames(args, ['uri'])
    const uri = args ? uriArgument(args) : documentIn(first)
    if (uri === undefined) return tellNoDocument()
    const connection = await requireConnection({ session })
    const document = await assignmentDocuments.read(uri)
    const planned = await planDocument({ connection, wording: wordingOf(connection) }, document)
    if (args) {
      const errorOf = (error: Error) => ({ kind: errorKind(error), message: describeError(error).message })
      return planDocumentResult(planned, errorOf)
    }
    const notes = [...(planned.words.notes ?? []), ...planNotes(planned.plan)]
    if (planned.plan.entries.length === 0) tellNothingToDo(planned)
    else await previews.open(connection, planned.plan, planned.words)
    if (notes.length > 0 && planned.plan.entries.length > 0) void showWarning(notes.join(' '))
    return undefined
  }
}

/** Makes the tenant what an assignment document says, on the way of every change. */
export function applyDocument(documents: AssignmentDocuments): Changing<vscode.Uri> {
  return {
    parse: (args) => {
      checkNames(args, ['uri', 'justification'])
      return uriArgument(args)
    },
    ask: async (_, first) => {
      const uri = documentIn(first)
      if (uri === undefined) tellNoDocument()
      return uri === undefined ? [] : [uri]
    },
    plan: async (context, uri) => planDocument(context, await documents.read(uri)),
  }
}

/** The editor's title gives the document; from the palette it is the one in front. */
function documentIn(value: unknown): vscode.Uri | undefined {
  return value instanceof vscode.Uri ? value : vscode.window.activeTextEditor?.document.uri
}

function tellNoDocument(): undefined {
  void showWarning(vscode.l10n.t('Open an assignment document first. Export Assignments makes one.'))
  return undefined
}
