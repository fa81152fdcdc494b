import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SampleTenant, startSampleTenant } from '../../../src/sampleTenant/sampleTenant.ts'
import { type Authority, startAuthority } from '../../support/authority.ts'
import { hostEnvironment } from '../../support/vscode/hostEnvironment.ts'
import { type RemoteHost, startRemoteHost } from '../../support/vscode/remoteHost.ts'
import { outcomes, type Result } from '../result.ts'

const configurations = 40
/** Writes that pass before the service begins to hold them, and how many are under way at once. */
const passed = 10
const sideBySide = 8
const forever = 600_000

for (const routes of ['plain', 'none'] as const) {
  describe(`a bulk run whose host is killed, on a service ${routes === 'none' ? 'without' : 'with'} the documented call`, function () {
    this.timeout(120_000)
    let dataFolder: string
    let environment: Awaited<ReturnType<typeof hostEnvironment>>
    let tenant: SampleTenant
    let authority: Authority
    let running: RemoteHost | undefined
    let before: Map<string, string>
    let group: string

    beforeEach(async () => {
      dataFolder = await mkdtemp(join(tmpdir(), 'intune-killed-'))
      environment = await hostEnvironment()
      const {
        TEST_TLS_KEY = '',
        TEST_TLS_CERT = '',
        AZURE_TENANT_ID,
        AZURE_CLIENT_ID,
        AZURE_CLIENT_SECRET,
      } = environment.env
      authority = await startAuthority({
        key: await readFile(TEST_TLS_KEY, 'utf8'),
        cert: await readFile(TEST_TLS_CERT, 'utf8'),
        ...(AZURE_TENANT_ID && { tenantId: AZURE_TENANT_ID }),
        ...(AZURE_CLIENT_ID && { clientId: AZURE_CLIENT_ID }),
        ...(AZURE_CLIENT_SECRET && { clientSecret: AZURE_CLIENT_SECRET }),
      })
      tenant = await startSampleTenant({ configurations, routes, throttle: false, tokens: () => 'write' })
      before = snapshot()
      const used = [...before.values()].join()
      group =
        tenant
          .groups()
          .map(({ id }) => String(id))
          .find((id) => !used.includes(id)) ?? ''
    })
    afterEach(async () => {
      await running?.close()
      running = undefined
      await tenant.close()
      await authority.close()
      await environment.remove()
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    })

    it('is undone after a restart, exactly as far as it came', async () => {
      await killedInTheMiddle()
      const changed = idsWithGroup()
      assert.ok(changed.length > passed && changed.length < configurations)
      const host = await restarted()
      const undone = await host.run<Result>('undoLastChange')
      assert.deepEqual(snapshot(), before)
      const taken = undone.configurations.filter(({ outcome }) => outcome === 'applied').map(({ id }) => id)
      assert.deepEqual(taken.toSorted(), changed.toSorted())
      // What was sent and never carried out was looked at; nothing else was touched.
      assert.equal(undone.configurations.length, passed + sideBySide)
      assert.deepEqual([...new Set(outcomes(undone))].toSorted(), ['applied', 'unchanged'])
      assert.deepEqual(await host.run('undoLastChange'), { configurations: [] })
    })

    it('is continued after a restart, once, and undone with what came before', async () => {
      await killedInTheMiddle()
      const changed = idsWithGroup()
      const host = await restarted()
      const continued = await host.run<Result>('continueChange')
      const applied = continued.configurations.filter(({ outcome }) => outcome === 'applied').map(({ id }) => id)
      const all = [...changed, ...applied]
      assert.deepEqual(all.toSorted(), [...before.keys()].toSorted())
      assert.equal(idsWithGroup().length, configurations)
      assert.deepEqual(await host.run('continueChange'), { configurations: [] })
      await host.run('undoLastChange')
      assert.deepEqual(idsWithGroup().toSorted(), changed.toSorted())
      await host.run('undoLastChange')
      assert.deepEqual(snapshot(), before)
      assert.deepEqual(await host.run('continueChange'), { configurations: [] })
    })

    /** Half of what is under way was carried out and its answer is lost, the other half never reached the service. */
    async function killedInTheMiddle(): Promise<void> {
      const first = await signedIn()
      const write = { method: 'POST', path: routes === 'none' ? /\/assign$/ : /\/groupAssignments$/ }
      const allHeld = new Promise<void>((resolve) => {
        tenant.fail({ match: write, skip: passed + sideBySide - 1, run: () => resolve() })
      })
      const stops = [
        tenant.fail({ match: write, skip: passed, times: sideBySide / 2, delayMs: forever }),
        tenant.fail({ match: write, skip: passed + sideBySide / 2, times: 99, after: true, delayMs: forever }),
      ]
      const configurationIds = tenant.configurations().map(({ id }) => String(id))
      const run = first.run('addAssignment', { configurationIds, groupId: group })
      const lost = assert.rejects(run)
      await allHeld
      await first.kill()
      await lost
      for (const stop of stops) stop()
    }

    async function signedIn(): Promise<RemoteHost> {
      const started = await startRemoteHost({
        dataFolder,
        env: environment.env,
        settings: {
          'intuneAssignments.cloud': 'custom',
          'intuneAssignments.customCloud': { graphEndpoint: tenant.root, authorityHost: authority.host },
          'intuneAssignments.signIn.method': 'environment',
        },
      })
      running = started
      await started.run('signIn')
      await started.run('refresh')
      return started
    }

    async function restarted(): Promise<RemoteHost> {
      assert.ok(running)
      await running.restart()
      await running.run('signIn')
      await running.run('refresh')
      return running
    }

    function idsWithGroup(): string[] {
      return [...snapshot()].filter(([, set]) => set.includes(group)).map(([id]) => id)
    }

    function snapshot(): Map<string, string> {
      return new Map(
        tenant.configurations().map(({ id }) => {
          const set = tenant.assignmentsOf(String(id)).map(({ target, intent }) => JSON.stringify([target, intent]))
          return [String(id), set.toSorted().join('\n')]
        }),
      )
    }
  })
}
