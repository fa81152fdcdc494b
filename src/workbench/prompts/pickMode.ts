import * as vscode from 'vscode'
import { askWith } from './askWith.ts'
import { putCursor } from './putCursor.ts'
import type { StepPosition } from './runSteps.ts'
import { plainLine } from '../messages/plainLine.ts'
import { numberText } from '../messages/inLanguage.ts'
import { shownItems } from '../messages/shownItems.ts'

export type Mode = 'include' | 'exclude'

interface ModeItem extends vscode.QuickPickItem {
  readonly mode: Mode
}

/**
 * Include or exclude, with what each of them means for the members. `who` names the groups, `subject` what is assigned;
 * `without` says how many of it take no exclusions.
 */
export function pickMode(
  title: string,
  who: string,
  subject: string,
  without: number,
  before: Mode | undefined,
  /** What would be odd about it, looked up while the user reads. */
  findings: (mode: Mode) => Promise<readonly string[]>,
  position: StepPosition,
  take: (mode: Mode) => void,
): Promise<'next' | 'back'> {
  const pick = vscode.window.createQuickPick<ModeItem>()
  pick.title = title
  pick.placeholder = plainLine(vscode.l10n.t('Include or exclude {0}', who))
  pick.items = shownItems([
    {
      label: vscode.l10n.t('Include'),
      iconPath: new vscode.ThemeIcon('organization'),
      detail: vscode.l10n.t('Members get {0}.', subject),
      mode: 'include',
    },
    {
      label: vscode.l10n.t('Exclude'),
      iconPath: new vscode.ThemeIcon('circle-slash'),
      detail: [
        vscode.l10n.t('Members do not get {0}, even if another group includes them.', subject),
        ...(without > 0 ? [vscode.l10n.t("{0} of them can't have exclusions.", numberText(without))] : []),
      ].join('  '),
      mode: 'exclude',
    },
  ])
  putCursor(pick, (item) => item.mode === before)
  void showFindings(pick, findings)
  return askWith(pick, position, () => {
    const item = pick.selectedItems[0] ?? pick.activeItems[0]
    if (!item) return 'stay'
    take(item.mode)
    return 'next'
  })
}

/** Best effort: a look-up that fails leaves the choice as it is, and the plan is checked again before it is applied. */
async function showFindings(
  pick: vscode.QuickPick<ModeItem>,
  findings: (mode: Mode) => Promise<readonly string[]>,
): Promise<void> {
  pick.busy = true
  try {
    const found = await Promise.all(pick.items.map(({ mode }) => findings(mode)))
    const active = pick.activeItems[0]?.mode
    const items = pick.items.map((item, index) => {
      const warnings = (found[index] ?? []).map((text) => `⚠ ${text}`)
      return { ...item, detail: [item.detail, ...warnings].join('  ') }
    })
    pick.items = shownItems(items)
    putCursor(pick, (item) => item.mode === active)
  } catch {
    // Said above.
  } finally {
    pick.busy = false
  }
}
