import * as vscode from 'vscode'
import { toError } from '../../base/toError.ts'

export interface StepPosition {
  readonly step: number
  readonly totalSteps: number
  /** Whether there is a step to go back to. */
  readonly canGoBack: boolean
}

/** Asks one thing and keeps the answer itself, so that nothing is lost on Back. Throws a `CancellationError` on Escape. */
export type Step = (position: StepPosition) => Promise<'next' | 'back'>

/** Runs the steps in order; Back in each but the first. Throws a `CancellationError` when the user leaves. */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  let index = 0
  while (index < steps.length) {
    const answer = await steps[index]?.({ step: index + 1, totalSteps: steps.length, canGoBack: index > 0 })
    index += answer === 'back' ? -1 : 1
  }
}

/**
 * Shows a prepared quick pick until `accept` says `next`, or Back is pressed. Throws a `CancellationError` when it is closed.
 * `accept` may say `stay` (an entry that can't be taken).
 */
export function askWith<T extends vscode.QuickPickItem>(
  pick: vscode.QuickPick<T>,
  position: StepPosition,
  accept: () => 'next' | 'stay' | Promise<'next' | 'stay'>,
): Promise<'next' | 'back'> {
  if (position.totalSteps > 1) {
    pick.step = position.step
    pick.totalSteps = position.totalSteps
  }
  // A question in between, or a look into another window, is no answer.
  pick.ignoreFocusOut = true
  pick.buttons = position.canGoBack ? [vscode.QuickInputButtons.Back] : []
  return new Promise((resolve, reject) => {
    let settled = false
    const settle = (end: () => void): void => {
      settled = true
      end()
      pick.dispose()
    }
    pick.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) settle(() => resolve('back'))
    })
    pick.onDidHide(() => {
      if (!settled) settle(() => reject(new vscode.CancellationError()))
    })
    pick.onDidAccept(async () => {
      try {
        if ((await accept()) === 'next' && !settled) settle(() => resolve('next'))
      } catch (error) {
        settle(() => reject(toError(error)))
      }
    })
    pick.show()
  })
}

/** Puts the cursor on the row of before. Giving no row would take it off the first one, and Enter would do nothing. */
export function putCursor<T extends vscode.QuickPickItem>(pick: vscode.QuickPick<T>, fits: (item: T) => boolean): void {
  const wanted = pick.items.filter(fits)
  if (wanted.length > 0) pick.activeItems = wanted.slice(0, 1)
}
