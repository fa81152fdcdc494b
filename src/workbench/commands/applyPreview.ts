import * as vscode from 'vscode'
import { ensureWriteOf } from '../../session/ensureWriteOf.ts'
import type { Session } from '../../session/session.ts'
import { type PlanPreviews, previewScheme } from '../documents/planPreviews.ts'
import { showWarning } from '../messages/notice.ts'
import type { PlanRunner } from '../plans/planRunner.ts'

interface PreviewParts {
  readonly session: Session
  readonly previews: PlanPreviews
  readonly runner: PlanRunner
}

/** Applies what the preview in the editor shows: exactly that, or nothing on a configuration that changed since. */
export async function applyPreview({ session, previews, runner }: PreviewParts, chosen: unknown): Promise<void> {
  const uri = uriOf(chosen)
  if (!uri || uri.scheme !== previewScheme) return
  const preview = previews.find(uri)
  if (!preview || session.connection !== preview.connection) {
    // A tab from before a reload, or of another tenant, has nothing behind it any more.
    await previews.close(uri)
    const text = vscode.l10n.t('Nothing was sent: this preview is out of date. Make the change again.')
    void showWarning(text)
    return
  }
  // Where the permission is refused, the preview stays.
  await ensureWriteOf(session, preview.connection, preview.plan)
  await previews.close(uri)
  await runner.applyAndTell(preview.connection, preview.plan, preview.words, true)
}

export async function discardPreview(previews: PlanPreviews, chosen: unknown): Promise<void> {
  const uri = uriOf(chosen)
  if (uri) await previews.close(uri)
}

/** The editor's title gives the document; from the palette it is the one in front. */
function uriOf(value: unknown): vscode.Uri | undefined {
  return value instanceof vscode.Uri ? value : vscode.window.activeTextEditor?.document.uri
}
