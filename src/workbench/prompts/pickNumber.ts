import * as vscode from 'vscode'
import { numberText } from '../messages/inLanguage.ts'
import { plainLine } from '../messages/plainLine.ts'
import type { StepPosition } from './runSteps.ts'

/** Asks for a whole number of at least and at most so much. Throws a `CancellationError`. */
export function pickNumber(
  title: string,
  name: string,
  [least, most]: readonly [number, number],
  now: unknown,
  position: StepPosition,
  take: (value: number) => void,
): Promise<'next' | 'back'> {
  const box = vscode.window.createInputBox()
  box.title = plainLine(title)
  box.prompt = vscode.l10n.t('{0}: {1} to {2}', name, numberText(least), numberText(most))
  box.value = typeof now === 'number' ? String(now) : ''
  box.ignoreFocusOut = true
  box.buttons = position.canGoBack ? [vscode.QuickInputButtons.Back] : []
  const wrong = (): string | undefined => {
    const text = box.value.trim()
    return /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most
      ? undefined
      : vscode.l10n.t('Enter a number from {0} to {1}.', numberText(least), numberText(most))
  }
  return new Promise<'next' | 'back'>((resolve, reject) => {
    box.onDidChangeValue(() => (box.validationMessage = box.value === '' ? undefined : wrong()))
    box.onDidTriggerButton(() => {
      resolve('back')
      box.dispose()
    })
    box.onDidHide(() => reject(new vscode.CancellationError()))
    box.onDidAccept(() => {
      box.validationMessage = wrong()
      if (box.validationMessage !== undefined) return
      take(Number(box.value.trim()))
      resolve('next')
      box.dispose()
    })
    box.show()
  })
}
