import assert from 'node:assert/strict'
import { problemsOf, type RuleQuestion, testFilterOnDevice } from '../../../../src/operations/testFilterOnDevice.ts'
import { nastyNames } from '../../../support/nastyNames.ts'
import { Asker } from '../../operations/whyNotHarness.ts'

// It imports `vscode`, so it is loaded after the fake one is there.
const { filterTestReport } = await import('../../../../src/workbench/reports/filterTestReport.ts')
const { ruleProblemText } = await import('../../../../src/workbench/messages/ruleProblemText.ts')

const windows = 'windows10AndLater'

describe('the rule of a filter on a device', () => {
  let asker: Asker | undefined
  beforeEach(async () => {
    asker = await Asker.start()
    await asker.connection.filters.load()
    asker.service.clearRequests()
  })
  afterEach(() => asker?.close())
  const ada = (): Asker => asker ?? assert.fail()
  const filterNamed = (name: string): RuleQuestion => {
    const filter = ada()
      .connection.filters.list()
      .find(({ displayName }) => displayName === name)
    assert.ok(filter)
    return { rule: filter.rule ?? '', platform: filter.platform, filter }
  }
  const test = (question: RuleQuestion, device = 'CONTOSO-PC-001') =>
    testFilterOnDevice(ada().connection, question, String(ada().device(device)['id']))
  const report = async (...of: Parameters<typeof test>) => filterTestReport(await test(...of), ada().connection)

  it('is worked out and checked with Intune, in two requests that only read', async () => {
    const answer = await test(filterNamed('Corporate owned'))
    assert.equal(answer.result?.matches, true)
    assert.deepEqual(answer.official instanceof Error ? answer.official : answer.official?.matches, true)
    assert.deepEqual(
      ada()
        .service.requests.filter(({ inner }) => !inner)
        .map(({ path }) => path.split('/').at(-1)),
      ['$batch', 'evaluateAssignmentFilter'],
    )
  })

  it('is shown with the comparison that decided, its place and both values', async () => {
    const text = await report(filterNamed('Corporate owned'), 'CONTOSO-PC-003')
    assert.match(text, /\*\*CONTOSO-PC-003 does not match Corporate owned\.\*\*/)
    assert.match(text, /\| 1:2 \| deviceOwnership -eq "Corporate" \| "Personal" \| does not match \|/)
    assert.match(text, /\n {4}\(device\.deviceOwnership -eq "Corporate"\)\n {5}\^{38}\n/)
    assert.match(text, /Intune says: does not match\./)
  })

  it('is unknown where a value is, and names it', async () => {
    const text = await report({ rule: '(device.isTpmAttested -eq "True")', platform: windows })
    assert.match(text, /It is not known whether CONTOSO-PC-001 matches the rule\./)
    assert.match(text, /\| isTpmAttested -eq "True" \| not known \| not evaluated \|/)
  })

  it('has an error at its place where the service would not save it', async () => {
    const rule = '(device.model -eq "A") and\n(device.modl -eq "B")'
    const [problem] = problemsOf({ rule, platform: windows })
    assert.ok(problem)
    assert.equal(ruleProblemText(rule, problem), 'Line 2, character 2: There is no property modl.')
    const text = await report({ rule, platform: windows })
    assert.match(text, /The rule cannot be evaluated: there is an error in it\./)
    assert.match(text, /\n {4}\(device\.modl -eq "B"\)\n {5}\^{11}\n/)
    assert.match(text, /Not asked: the rule cannot be evaluated/)
    assert.equal(ada().service.requests.filter(({ path }) => path.includes('evaluate')).length, 0)
  })

  it('that the service took is evaluated as far as it is understood', async () => {
    const answer = await test(filterNamed('Supervised iPads'), 'IPAD-FIELD-7')
    assert.deepEqual([answer.result?.matches, answer.problems.length], ['unknown', 1])
    assert.match(filterTestReport(answer, ada().connection), /what this version does not understand/)
  })

  it('for apps or for another platform is not evaluated on a device', async () => {
    assert.equal((await test(filterNamed('Old Outlook'))).otherwise, 'apps')
    const other = await report(filterNamed('Apple silicon'))
    assert.match(other, /Apple silicon is for macOS: Intune does not evaluate it on CONTOSO-PC-001\./)
  })

  it('keeps our answer where Intune gives none', async () => {
    const reply = { status: 403, body: { error: { code: 'Forbidden', message: 'no' } } }
    ada().service.fail({ match: { path: /evaluateAssignmentFilter/ }, reply })
    const text = await report(filterNamed('Corporate owned'))
    assert.match(text, /CONTOSO-PC-001 matches Corporate owned\./)
    assert.match(text, /Intune did not answer\./)
  })

  it('says that Intune sees it otherwise', async () => {
    const answer = await test(filterNamed('Corporate owned'))
    const text = filterTestReport({ ...answer, official: { matches: false } }, ada().connection)
    assert.match(text, /does not match\. That is not what was worked out here; believe Intune\./)
  })

  it('shows no rule that acts', async () => {
    for (const { name, tries } of nastyNames) {
      const rule = `(device.model -eq "${name.replaceAll('"', '')}")`
      const text = await report({ rule, platform: windows })
      const [, , code = ''] = /(\n {4}.*)+/.exec(text) ?? []
      assert.doesNotMatch(code, /:\/\//, tries)
      assert.doesNotMatch(text, /(?<!\\)\]\(|\p{Cf}/u, tries)
    }
  })
})
