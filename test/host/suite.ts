import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'node:util'
import Mocha from 'mocha'
import { CountingReporter } from '../support/countingReporter.ts'

/**
 * What VS Code calls inside its extension host: runs the bundled `*.test.cjs` beside this bundle.
 * `TEST_GREP` narrows them. Rejects when a test fails.
 */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true)
  markOutput()
  const mocha = new Mocha({ color: true, timeout: 20_000, reporter: CountingReporter })
  if (process.env['TEST_GREP']) mocha.grep(process.env['TEST_GREP'])
  const tests = readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'))
  for (const name of tests.toSorted()) mocha.addFile(join(__dirname, name))
  const failures = await new Promise<number>((resolve) => mocha.run(resolve))
  if (failures > 0) throw new Error(`${failures} failed`)
}

/** On a server all of VS Code prints to one place; the runner shows the lines that begin with `TEST_OUTPUT_MARK`. */
function markOutput(): void {
  const mark = process.env['TEST_OUTPUT_MARK']
  if (mark) Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log(mark + format(...args))
}
