import assert from 'node:assert/strict'
import { undoChange } from '../../../../src/workbench/commands/undoChange.ts'
import type { ChangeRow } from '../../../../src/workbench/views/changes/changeRow.ts'

type Plan = Extract<ChangeRow, { row: 'plan' }>['plan']

const outcome = (id: string): Plan['configurations'][number] =>
  ({
    configurationId: id,
    configurationName: id,
    outcome: 'applied',
    fate: 'accepted',
  }) as Plan['configurations'][number]
const plan = (id: string, at: number): Plan =>
  ({ id, at, title: id, configurations: [outcome('a'), outcome('b')] }) as unknown as Plan

describe('undoing what is selected in Changes', () => {
  const [old, middle, young] = [plan('old', 1), plan('middle', 2), plan('young', 3)]
  const row = (of: Plan): ChangeRow => ({ row: 'plan', plan: of, left: 0, lost: new Set() })
  const asked = async (first: ChangeRow, all: readonly ChangeRow[]) =>
    (await undoChange.ask(undefined as never, first, all)).map(({ plan: id, only }) => [id, only && [...only]])

  it('takes every selected plan, the newest first, whichever row was clicked', async () => {
    const rows = [old, young, middle].map(row)
    assert.deepEqual(await asked(rows[0] as ChangeRow, rows), [
      ['young', undefined],
      ['middle', undefined],
      ['old', undefined],
    ])
  })

  it('takes the clicked row alone where it is not selected', async () => {
    assert.deepEqual(await asked(row(old), [row(young), row(middle)]), [['old', undefined]])
  })

  it('takes a part of a plan where only outcomes are selected, and all of it where it is selected itself', async () => {
    const part: ChangeRow = {
      row: 'outcome',
      plan: old,
      outcome: old.configurations[0] as Plan['configurations'][number],
      lost: false,
    }
    const [[id, only] = []] = await asked(part, [part])
    assert.deepEqual([id, only?.length], ['old', 1])
    assert.deepEqual(await asked(part, [part, row(old)]), [['old', undefined]])
  })
})
