import type { SampleTenant } from '../../src/sampleTenant/sampleTenant.ts'
import type { Result } from './result.ts'
import { run } from './signedIn.ts'

/** Signs out while the service holds the writes that follow the first `passed` ones. Resolves to what became of the run. */
export async function signedOutDuring(
  tenant: SampleTenant,
  passed: number,
  command: string,
  args: object,
): Promise<Result> {
  const match = { method: 'POST', path: /\/(assign|groupAssignments)$/ }
  let begun: (() => void) | undefined
  const underWay = new Promise<void>((resolve) => (begun = resolve))
  const stops = [
    tenant.fail({ match, skip: passed, run: () => begun?.() }),
    tenant.fail({ match, skip: passed, times: 999, delayMs: 400 }),
  ]
  const running = run(command, args)
  await underWay
  await run('signOut')
  const result = await running
  for (const stop of stops) stop()
  return result
}
