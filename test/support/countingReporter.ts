import { writeFileSync } from 'node:fs'
import Mocha from 'mocha'

/** Mocha's readable output, and at the end the count as JSON in the file that `TEST_COUNT_FILE` names. */
export class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options)
    runner.once('end', () => {
      const file = process.env['TEST_COUNT_FILE']
      const { passes: passed, failures: failed, pending: skipped } = this.stats
      if (file) writeFileSync(file, JSON.stringify({ passed, failed, skipped }))
    })
  }
}
