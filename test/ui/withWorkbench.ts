import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { projectPaths } from '../support/projectPaths.ts'
import type { WorkbenchPage } from '../support/vscode/workbenchPage.ts'
import { Session } from './session.ts'

let shared: Promise<Session> | undefined

/** The session that all test files share: the first to ask starts it, and mocha's end closes it. */
export function sharedSession(): Promise<Session> {
  shared ??= Session.start()
  return shared
}

/** Opens a fresh window, and closes it after the test. A failed test leaves a picture of it in `artifacts/screenshots/failed`. */
export async function withWorkbench(
  test: Mocha.Context,
  use: (workbench: WorkbenchPage, session: Session) => Promise<void>,
  settings?: Record<string, unknown>,
): Promise<void> {
  const session = await sharedSession()
  const workbench = await session.openWorkbench(settings)
  try {
    await use(workbench, session)
  } catch (error) {
    await workbench.screenshot(`failed/${(test.test?.fullTitle() ?? 'test').replaceAll(/[^\w]+/g, '-')}`)
    throw error
  } finally {
    await workbench.page.context().close()
  }
}

/** Called by mocha, once, before the first test. */
export function mochaGlobalSetup(): Promise<void> {
  return rm(join(projectPaths.artifacts, 'screenshots'), { recursive: true, force: true })
}

/** Called by mocha, once, after the last test. */
export async function mochaGlobalTeardown(): Promise<void> {
  await (await shared)?.close()
}
