import * as vscode from 'vscode'
import { problemsOf } from '../../operations/testFilterOnDevice.ts'
import { platformText } from '../messages/platformText.ts'
import { plainLine } from '../messages/plainLine.ts'
import { ruleProblemText } from '../messages/ruleProblemText.ts'
import type { StepPosition } from './runSteps.ts'

/**
 * Asks for the rule of a filter. One that the service would refuse is not taken: what is wrong is said, and its place is
 * selected. Throws a `CancellationError`.
 */
export function typeRule(
  title: string,
  platform: string,
  now: string,
  position: StepPosition,
  take: (rule: string) => void,
): Promise<'next' | 'back'> {
  const { t } = vscode.l10n
  const box = vscode.window.createInputBox()
  box.title = plainLine(title)
  box.prompt = t('A rule for {0}, such as (device.model -startsWith "Surface")', platformText(platform))
  box.value = now
  box.ignoreFocusOut = true
  if (position.totalSteps > 1) [box.step, box.totalSteps] = [position.step, position.totalSteps]
  box.buttons = position.canGoBack ? [vscode.QuickInputButtons.Back] : []
  return new Promise<'next' | 'back'>((resolve, reject) => {
    box.onDidChangeValue(() => (box.validationMessage = undefined))
    box.onDidTriggerButton(() => {
      take(box.value)
      resolve('back')
      box.dispose()
    })
    box.onDidHide(() => reject(new vscode.CancellationError()))
    box.onDidAccept(() => {
      const [problem] = problemsOf({ rule: box.value, platform })
      if (problem) {
        box.validationMessage = ruleProblemText(box.value, problem)
        box.valueSelection = [problem.start, Math.max(problem.end, problem.start)]
        return
      }
      take(box.value)
      resolve('next')
      box.dispose()
    })
    box.show()
  })
}
