import assert from 'node:assert/strict'
import '../../../support/fakeVscode.ts'
import { kindOf } from '../../../../src/intune/kinds/kindTable.ts'
import { type Assignment, newAssignment } from '../../../../src/intune/model/assignment.ts'
import { type Configuration, namedConfiguration } from '../../../../src/intune/model/configuration.ts'
import { type Plan, planChanges } from '../../../../src/intune/planning/plan.ts'

const { planNotes } = await import('../../../../src/workbench/plans/planNotes.ts')

const group = (letter: string) => `${letter.repeat(8)}-0000-4000-8000-000000000000`
const of = (kindId: string): Configuration => {
  const kind = kindOf(kindId)
  assert(kind)
  return namedConfiguration(kind, 'x', 'Terms for contractors')
}
const plan = (configuration: Configuration, assignments: readonly Assignment[]): Plan =>
  planChanges([{ assignable: { configuration }, set: { state: 'read', set: { assignments: [], readAt: 0 } } }], () => [
    { kind: 'paste', assignments, replace: false },
  ])

describe('what a question says of what stays as it is', () => {
  const terms = of('termsAndConditions')
  const included = newAssignment(terms, { kind: 'group', groupId: group('a') })
  const excluded = newAssignment(terms, { kind: 'excludedGroup', groupId: group('b') })

  it('is that a part is left out where the rest is changed, and not that nothing is', () => {
    const made = plan(terms, [included, excluded])
    assert.equal(made.entries.length, 1)
    const [note, ...others] = planNotes(made)
    assert.match(note ?? '', /^Not all of it is possible.*groups can't be excluded\.$/)
    assert.deepEqual(others, [])
  })

  it('is that the configuration stays unchanged where nothing of it can be', () => {
    assert.match(planNotes(plan(terms, [excluded]))[0] ?? '', /^Terms for contractors stays unchanged\. /)
  })
})
