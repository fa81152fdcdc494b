import { startSampleTenant } from '../../src/sampleTenant/sampleTenant.ts'
import type { SampleTenant, SampleTenantOptions } from '../../src/sampleTenant/sampleTenant.ts'
import type { Authority } from '../support/authority.ts'
import type { WorkbenchPage } from '../support/vscode/workbenchPage.ts'
import { sharedSession, withWorkbench } from './withWorkbench.ts'

/** A window that is set up for a tenant of the test's own, and that tenant to look into. */
export interface TenantWindow {
  readonly workbench: WorkbenchPage
  readonly tenant: SampleTenant
  /** Signs the extension in as an application. Shared by all tests: put its behaviour back. */
  readonly authority: Authority
}

/** Settings with which the whole tenant is read, by the areas of the admin center. */
export const everything = { 'intuneAssignments.kinds': [], 'intuneAssignments.groupBy': 'area' }

/** Opens a fresh window on the Intune view, signed out, with a server for its own use, and with `more` settings. */
export async function withTenant(
  test: Mocha.Context,
  use: (window: TenantWindow) => Promise<void>,
  options: SampleTenantOptions = {},
  more: Record<string, unknown> = {},
): Promise<void> {
  const { authority } = await sharedSession()
  const tenant = await startSampleTenant({ tokens: () => 'write', today: Date.now(), ...options })
  const settings = {
    'intuneAssignments.cloud': 'custom',
    'intuneAssignments.customCloud': { graphEndpoint: tenant.root, authorityHost: authority.host },
    'intuneAssignments.signIn.method': 'environment',
    ...more,
  }
  try {
    await withWorkbench(
      test,
      async (workbench) => {
        await workbench.openIntune()
        await use({ workbench, tenant, authority })
      },
      settings,
    )
  } finally {
    await tenant.close()
  }
}

/** The same, signed in, with the configurations on the screen and their groups' names read. */
export function withSignedIn(
  test: Mocha.Context,
  use: (window: TenantWindow) => Promise<void>,
  options: SampleTenantOptions = {},
): Promise<void> {
  return withTenant(
    test,
    async (window) => {
      await signIn(window.workbench)
      // Its group does not exist, which is known once all names are.
      await window.workbench.warned('Defender onboarding').waitFor()
      await window.workbench.atRest()
      await use(window)
    },
    options,
  )
}

/** By the button of the welcome text. */
export async function signIn(workbench: WorkbenchPage): Promise<void> {
  await workbench.sideBar.getByRole('button', { name: 'Sign In' }).click()
}
