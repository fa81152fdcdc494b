import assert from 'node:assert/strict'
import '../../../support/fakeVscode.ts'
import { configurationKey } from '../../../../src/intune/model/configuration.ts'
import { type Plan, planOf } from '../../../../src/intune/planning/plan.ts'
import { othersEdits } from '../../../../src/operations/othersEdits.ts'
import type { Connection } from '../../../../src/session/connection.ts'
import { idOf } from '../../intune/applying/administrator.ts'
import { openTenant, type TenantWindow } from '../../operations/tenantWindow.ts'

const { othersText } = await import('../../../../src/workbench/messages/othersText.ts')
const { OthersNote } = await import('../../../../src/workbench/plans/othersNote.ts')
const { glanceAtOthers } = await import('../../../../src/workbench/plans/glanceAtOthers.ts')

const day = Date.UTC(2026, 10, 20)

describe('who else edited what a plan is about', () => {
  let window: TenantWindow
  beforeEach(async () => {
    window = await openTenant()
  })
  afterEach(() => window.close())
  const planFor = (...names: string[]): Plan => {
    const wanted = new Set(names.map((name) => idOf(window.service.configurations(), name)))
    const all = [...window.connection.tenant.configurations].filter(({ id }) => wanted.has(id))
    assert.equal(all.length, names.length)
    return planOf(all.map((configuration) => ({ assignable: { configuration }, before: [], after: [] })))
  }
  /** A plan leaves out what does not change; this one is only looked at. */
  const about = (...names: string[]): Pick<Plan, 'entries'> => ({
    entries: planFor(...names).unchanged.map((assignable) => ({ assignable }) as Plan['entries'][number]),
  })
  const outer = () => window.service.requests.filter(({ inner }) => !inner).map(({ path }) => path)

  it('is asked once for all configurations, without the own edits', async () => {
    const { edits, all, withoutOwn } = await othersEdits(
      window.connection,
      about('BitLocker (OS disk)', 'Update ring - Pilot'),
      day,
    )
    assert.deepEqual(
      edits.map(({ configuration, entries }) => [
        configuration.displayName,
        entries.map(({ actor, added }) => [actor, added.length]),
      ]),
      [['Update ring - Pilot', [['grace.hopper@contoso.com', 1]]]],
    )
    assert.deepEqual([all, withoutOwn], [true, true])
    assert.deepEqual(outer().length, 1, String(outer()))
  })

  it('has the own edits where nobody knows as whom the log has them, and says so', async () => {
    const application = { ...window.connection, identity: { tenantId: 't', tenantName: 'Contoso' } } as Connection
    const found = await othersEdits(application, about('BitLocker (OS disk)', 'Update ring - Pilot'), day)
    assert.deepEqual(
      found.edits.map(({ entries }) => entries.length),
      [2, 1],
    )
    const lines = othersText(found)
    assert.match(lines[0] ?? '', /^Update ring - Pilot: grace\.hopper@contoso\.com, .*; earlier edits: 1$/)
    assert.match(lines.at(-1) ?? '', /^Own edits are among them/)
  })

  it('does not take an empty log, or a part of it, for nothing', () => {
    const text = othersText({ edits: [], all: false, withoutOwn: true }).join('\n')
    assert.match(text, /does not mean that there was none/)
    assert.match(text, /older edits are missing/)
  })

  it('says once for a connection which permission is missing, and any other trouble each time', async () => {
    const note = new OthersNote()
    const { signal } = new AbortController()
    const plan = about('Update ring - Pilot')
    const message = 'Application must have one of the following scopes: DeviceManagementApps.Read.All'
    const refuse = (status: number, code: string) =>
      window.service.fail({
        match: { path: /auditEvents/ },
        times: 9,
        reply: { status, body: { error: { code, message } } },
      })
    refuse(403, 'Forbidden')
    const [first = ''] = await note.lines(window.connection, plan, signal)
    assert.match(first, /^Who else edited this is not known\. .*DeviceManagementApps\.Read\.All/)
    assert.deepEqual(await note.lines(window.connection, plan, signal), [])
    assert.equal((await note.lines({ ...window.connection }, plan, signal)).length, 1, 'another connection')
  })

  it('is in a question only where it is there by then, and is not asked on behind it', async () => {
    const plan = planFor('Update ring - Pilot')
    const entries = about('Update ring - Pilot').entries
    let settle: (lines: readonly string[]) => void = () => undefined
    let given: AbortSignal | undefined
    const others = new OthersNote()
    others.lines = (_connection, _plan, signal) => {
      given = signal
      return new Promise((resolve) => (settle = resolve))
    }
    const early = glanceAtOthers(others, window.connection, { ...plan, entries })
    assert.deepEqual(early(), [])
    assert.ok(given?.aborted)
    const late = glanceAtOthers(others, window.connection, { ...plan, entries })
    settle(['Heading', 'a', 'b', 'c', 'd', 'e'])
    await Promise.resolve()
    assert.deepEqual(late(), ['Heading', 'a', 'b', 'c', '2 more in the preview.'])
  })

  it('is found by the whole id alone', async () => {
    const [one] = about('Update ring - Pilot').entries
    assert.ok(one)
    const { configuration } = one.assignable
    const other = { ...configuration, id: configuration.id.slice(0, -1) }
    const entries = [{ ...one, assignable: { configuration: other } }]
    assert.deepEqual((await othersEdits(window.connection, { entries }, day)).edits, [], configurationKey(other))
  })
})
