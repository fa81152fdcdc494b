import assert from 'node:assert/strict'
import '../../../support/fakeVscode.ts'
import { unnamedKind } from '../../../../src/intune/kinds/kindTable.ts'
import { newAssignment } from '../../../../src/intune/model/assignment.ts'
import { namedConfiguration } from '../../../../src/intune/model/configuration.ts'
import { planOf } from '../../../../src/intune/planning/plan.ts'
import type { PlannedRequest } from '../../../../src/operations/plannedRequest.ts'
import type { Connection } from '../../../../src/session/connection.ts'

const { OthersNote } = await import('../../../../src/workbench/plans/othersNote.ts')
const { PlanRunner } = await import('../../../../src/workbench/plans/planRunner.ts')

describe('a plan that has to be seen before it is applied', () => {
  const configuration = namedConfiguration(unnamedKind, 'c0', 'Kiosk')
  const after = [newAssignment(configuration, { kind: 'allDevices' })]
  const planned: PlannedRequest = {
    connection: {} as Connection,
    plan: planOf([{ assignable: { configuration }, before: [], after }]),
    words: { source: 's', title: 't', busy: 'b', done: 'd' },
    previewFirst: true,
  }
  const opened: string[] = []
  const runner = new PlanRunner({
    previews: { others: new OthersNote(), open: async (_: Connection, { id }: { id: string }) => void opened.push(id) },
  } as unknown as ConstructorParameters<typeof PlanRunner>[0])

  it('is applied for no program, and nobody is asked', async () => {
    const { configurations } = await runner.runRequested(planned)
    assert.deepEqual(
      configurations.map(({ outcome, error }) => [outcome, error?.kind]),
      [['failed', 'tampered']],
    )
    assert.deepEqual(opened, [])
  })

  it('is shown to the user who asked for it, and nothing is sent', async () => {
    assert.equal(await runner.runAsked(planned), undefined)
    assert.deepEqual(opened, [planned.plan.id])
  })
})
