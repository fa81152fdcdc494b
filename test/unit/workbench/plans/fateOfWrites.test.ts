import assert from 'node:assert/strict'
import '../../../support/fakeVscode.ts'
import type { JournalEntry, JournalOutcome } from '../../../../src/intune/journal/journalEntry.ts'
import { entryKey } from '../../../../src/intune/journal/entryKey.ts'
import { notKept } from '../../../../src/intune/journal/notKept.ts'
import { unnamedKind } from '../../../../src/intune/kinds/kindTable.ts'
import { namedConfiguration } from '../../../../src/intune/model/configuration.ts'
import { DomainError, type DomainErrorKind } from '../../../../src/intune/model/domainError.ts'
import type { Fate } from '../../../../src/intune/planning/fate.ts'
import type { Outcome } from '../../../../src/intune/planning/outcome.ts'
import type { Plan } from '../../../../src/intune/planning/plan.ts'
import type { Connection } from '../../../../src/session/connection.ts'

const { manyText, oneText } = await import('../../../../src/workbench/plans/outcomeText.ts')
const { outcomeButtons } = await import('../../../../src/workbench/plans/outcomeButtons.ts')
const { changeItem } = await import('../../../../src/workbench/views/changes/changeItem.ts')

const assignable = { configuration: namedConfiguration(unnamedKind, 'c0', 'Kiosk') }
const failed = (kind: DomainErrorKind, fate: Fate): Outcome => {
  return { assignable, outcome: 'failed', fate, error: new DomainError(kind, '') }
}
const words = { source: 's', title: 't', busy: 'b', done: 'd' }
const plan = { id: 'p', entries: [{ assignable }] } as unknown as Plan

describe('the fate of a write, on the screen', () => {
  it('decides whether "Not changed" is said', () => {
    assert.match(oneText(failed('cancelled', 'notSent')), /^Not changed: Kiosk\./)
    assert.match(oneText(failed('unsettled', 'notSent')), /^Not changed: Kiosk\./)
    for (const kind of ['unknownOutcome', 'differentlyKept', 'partly'] as const) {
      const text = oneText(failed(kind, kind === 'unknownOutcome' ? 'unknown' : 'accepted'))
      assert.match(text, /^Kiosk: /)
    }
    assert.match(
      manyText([failed('unknownOutcome', 'unknown'), failed('stale', 'refused')]),
      /1 was sent, and its result is unknown\./,
    )
  })

  it('offers to look again where it is unknown, and to write anyway what was held back by that', async () => {
    const applied: Plan[] = []
    const screen = {
      status: undefined as never,
      previews: undefined as never,
      log: undefined as never,
      applyAnyway: (_: unknown, part: Plan) => applied.push(part),
    }
    const buttons = (...outcomes: Outcome[]) => outcomeButtons(screen, {} as Connection, plan, outcomes, words)
    const [again] = buttons(failed('unknownOutcome', 'unknown'))
    assert.deepEqual(
      [again?.title, again?.command, again?.arguments],
      ['Look Again', 'intuneAssignments.lookAgain', ['p']],
    )
    const [anyway] = buttons(failed('unsettled', 'notSent'))
    assert.equal(anyway?.title, 'Write Anyway')
    anyway.run?.()
    assert.deepEqual(
      applied.map(({ id, entries }) => [id === 'p', entries.length]),
      [[false, 1]],
    )
    assert(!buttons(failed('stale', 'notSent')).some(({ title }) => ['Look Again', 'Write Anyway'].includes(title)))
  })

  describe('in Changes', () => {
    const entry = (...outcomes: Partial<JournalOutcome>[]): JournalEntry => ({
      id: 'p',
      at: 0,
      tenantId: 't',
      cloud: 'global',
      title: 'Add',
      source: 'add',
      closed: true,
      running: false,
      damaged: false,
      missing: 0,
      keyGone: false,
      configurations: outcomes.map((one, number) => ({
        entry: number,
        configurationId: `c${number}`,
        configurationName: 'Kiosk',
        begun: true,
        outcome: 'failed',
        fate: 'refused',
        ...one,
      })),
    })
    const lostOf = (one: JournalEntry): ReadonlySet<string> => notKept([one]).get(one.id) ?? new Set()
    const contexts = (one: JournalEntry, left = 0): unknown[] => [
      changeItem({ row: 'plan', plan: one, left, lost: lostOf(one) }).contextValue,
      ...one.configurations.map((outcome) => {
        const lost = lostOf(one).has(entryKey(outcome))
        return changeItem({ row: 'outcome', plan: one, outcome, lost }).contextValue
      }),
    ]

    it('keeps what is unknown open, with the way to look again', () => {
      assert.deepEqual(contexts(entry({ fate: 'unknown' })), ['plan.unknown', 'outcome.unknown'])
      assert.deepEqual(contexts(entry({ fate: 'unknown', outcome: 'pending' }), 1), [
        'plan.left.unknown',
        'outcome.unknown',
      ])
      const item = changeItem({ row: 'plan', plan: entry({ fate: 'unknown' }), left: 0, lost: new Set() })
      assert.match(String(item.description), /unknown: it may still be made/)
    })

    it('offers undo where something may stand, and nowhere else', () => {
      const states: readonly [Partial<JournalOutcome>, string][] = [
        [{ outcome: 'applied', fate: 'accepted' }, 'outcome.applied'],
        [{ outcome: 'failed', fate: 'accepted', error: { kind: 'partly', message: '' } }, 'outcome.applied'],
        [{ outcome: 'failed', fate: 'refused' }, 'outcome'],
        [{ outcome: 'unchanged', fate: 'refused' }, 'outcome'],
        [{ outcome: 'pendingApproval', fate: 'refused' }, 'outcome'],
      ]
      for (const [state, context] of states) assert.equal(contexts(entry(state, {}))[1], context, JSON.stringify(state))
    })

    it('says what the service did not keep of what was left alone, and offers to restore it', () => {
      const lost = { outcome: 'applied', fate: 'accepted', lost: 2 } as const
      assert.deepEqual(contexts(entry(lost)), ['plan.applied.lost', 'outcome.applied.lost'])
      assert.deepEqual(contexts(entry(lost, { fate: 'unknown' })), [
        'plan.unknown.lost',
        'outcome.applied.lost',
        'outcome.unknown',
      ])
      const one = entry(lost)
      const item = changeItem({ row: 'plan', plan: one, left: 0, lost: lostOf(one) })
      assert.match(String(item.description), /2 other assignments not kept/)
    })

    it('says where a part of the record is damaged', () => {
      const item = changeItem({ row: 'plan', plan: { ...entry({}), damaged: true }, left: 0, lost: new Set() })
      assert.match(JSON.stringify(item.tooltip), /damaged/)
    })
  })
})
