export interface StepPosition {
  readonly step: number
  readonly totalSteps: number
  /** Whether there is a step to go back to. */
  readonly canGoBack: boolean
}

/**
 * Asks one thing and keeps the answer itself, so that nothing is lost on Back. `skip`: there was nothing to ask.
 * Throws a `CancellationError` on Escape.
 */
export type Step = (position: StepPosition) => Promise<'next' | 'back' | 'skip'>

/** Runs the steps in order; Back in each but the first. Throws a `CancellationError` when the user leaves. */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  let index = 0
  let direction = 1
  while (index < steps.length) {
    const answer = await steps[index]?.({ step: index + 1, totalSteps: steps.length, canGoBack: index > 0 })
    if (answer !== 'skip') direction = answer === 'back' ? -1 : 1
    index += direction
    // Nothing was asked before: the first question comes again.
    if (index < 0) [index, direction] = [0, 1]
  }
}
