import assert from 'node:assert/strict'
import { explain, type Explanation } from '../../../../src/operations/explain.ts'
import { readReportedOf } from '../../../../src/operations/reportedOf.ts'
import { Asker } from '../../operations/whyNotHarness.ts'

// It imports `vscode`, so it is loaded after the fake one is there.
const { explanationReport } = await import('../../../../src/workbench/reports/explanationReport.ts')

const pc = 'CONTOSO-PC-001'

describe('what Intune reports beside the answer for a device', () => {
  let asker: Asker | undefined
  afterEach(() => asker?.close())
  const start = async (...more: Parameters<typeof Asker.start>): Promise<Asker> => (asker = await Asker.start(...more))
  const answerFor = (ada: Asker, name = pc): Promise<Explanation> =>
    explain(ada.connection, { of: 'device', id: String(ada.device(name)['id']) })
  const reportOf = async (ada: Asker, answer: Explanation): Promise<string> =>
    explanationReport(answer, ada.connection, await readReportedOf(ada.connection, answer))
  const cell = (report: string, name: string): string | undefined =>
    report
      .split('\n')
      .find((line) => line.startsWith(`| ${name} |`))
      ?.split(' | ')
      .at(-1)
      ?.replace(/ \|$/, '')
  const outer = ({ service }: Asker) => service.requests.filter(({ inner }) => !inner)

  it('is a column with its age, told in few requests for all configurations', async () => {
    const ada = await start()
    const answer = await answerFor(ada)
    assert.ok(outer(ada).length <= 7)
    ada.service.clearRequests()
    const report = await reportOf(ada, answer)
    // Policies of all types in two pages, compliance, and apps of the device and of its user.
    assert.equal(outer(ada).length, 4, String(outer(ada).map(({ path }) => path)))
    assert.match(cell(report, 'EDR onboarding') ?? '', /^error, \d+ \w+ ago$/)
    assert.match(cell(report, 'Windows - baseline') ?? '', /^arrived, /)
    assert.equal(cell(report, 'Company Portal'), 'arrived, age unknown')
    assert.equal(cell(report, 'Internet Explorer mode'), 'no report')
    assert.equal(cell(report, 'Battery and BIOS inventory'), 'unknown')
    assert.match(report, /a row that is missing is no proof/)
  })

  it('is unknown where it may not be read, names the permission, and keeps the answer', async () => {
    const reads = ['ManagedDevices', 'Apps', 'ServiceConfig'].map((one) => `DeviceManagement${one}.Read.All`)
    const ada = await start({ tokens: () => [...reads, 'GroupMember.Read.All', 'Device.Read.All', 'CloudPC.Read.All'] })
    const report = await reportOf(ada, await answerFor(ada))
    assert.equal(cell(report, 'Company Portal'), 'arrived, age unknown')
    assert.ok(!report.includes('Not reported for Apps'))
    const refused = await start()
    const message = 'Application must have one of the following scopes: DeviceManagementConfiguration.Read.All'
    const reply = { status: 403, body: { error: { code: 'Forbidden', message } } }
    refused.service.fail({ match: { path: /getConfigurationPoliciesReportForDevice/ }, times: 9, reply })
    const text = await reportOf(refused, await answerFor(refused))
    assert.equal(cell(text, 'EDR onboarding'), 'unknown')
    assert.match(cell(text, 'Windows - baseline') ?? '', /^arrived, /)
    assert.match(text, /- Not reported for .*DeviceManagementConfiguration\.Read\.All/)
    await ada.close()
  })

  it('is asked for no group and no user, and by no program', async () => {
    const ada = await start()
    const answer = await explain(ada.connection, { of: 'user', key: 'grace.hopper@contoso.com' })
    ada.service.clearRequests()
    assert.equal(await readReportedOf(ada.connection, answer), undefined)
    assert.doesNotMatch(explanationReport(answer, ada.connection), /\| Reported \|/)
    await answerFor(ada)
    assert.ok(outer(ada).every(({ path }) => !path.includes('/reports/')))
  })
})
