import * as vscode from 'vscode'
import { toError } from '../../base/toError.ts'
import type { StepPosition } from './runSteps.ts'
import { plainLine } from '../messages/plainLine.ts'

/** Other ways to leave a quick pick than Enter: a button in its title, or one of a row. */
export interface OtherWays<T> {
  readonly buttons: readonly vscode.QuickInputButton[]
  /** With the row where it was the row's button. */
  press(item?: T): void
}

/**
 * Shows a prepared quick pick until `accept` says `next`, or Back is pressed. Throws a `CancellationError` when it is closed.
 * `accept` may say `stay` (an entry that can't be taken).
 */
export function askWith<T extends vscode.QuickPickItem>(
  pick: vscode.QuickPick<T>,
  position: StepPosition,
  accept: () => 'next' | 'stay' | Promise<'next' | 'stay'>,
  others?: OtherWays<T>,
): Promise<'next' | 'back'> {
  if (position.totalSteps > 1) {
    pick.step = position.step
    pick.totalSteps = position.totalSteps
  }
  if (pick.title !== undefined) pick.title = plainLine(pick.title)
  // A question in between or a switch to another window must not close the pick.
  pick.ignoreFocusOut = true
  pick.buttons = [...(position.canGoBack ? [vscode.QuickInputButtons.Back] : []), ...(others?.buttons ?? [])]
  return new Promise((resolve, reject) => {
    let settled = false
    const settle = (end: () => void): void => {
      settled = true
      end()
      pick.dispose()
    }
    const pressed = (item?: T): void =>
      settle(() => {
        others?.press(item)
        resolve('next')
      })
    pick.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) settle(() => resolve('back'))
      else pressed()
    })
    pick.onDidTriggerItemButton(({ item }) => pressed(item))
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
