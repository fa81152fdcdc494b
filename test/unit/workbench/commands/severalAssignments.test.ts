import assert from 'node:assert/strict'
import type { AssignmentRef } from '../../../../src/intune/model/assignmentRef.ts'
import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import { newAssignment } from '../../../../src/intune/model/assignment.ts'
import { namedConfiguration } from '../../../../src/intune/model/configuration.ts'
import { same } from '../../../../src/workbench/commands/same.ts'
import { assignmentsOf } from '../../../../src/workbench/commands/chosenRows.ts'
import type { Row } from '../../../../src/workbench/views/configurations/row.ts'

describe('several selected assignments', () => {
  const configuration = namedConfiguration(deviceConfigurations, 'c', 'Kiosk')
  const ref = (kind: 'group' | 'excludedGroup', groupId: string): AssignmentRef => ({
    assignable: { configuration },
    assignment: newAssignment(configuration, { kind, groupId: `${groupId}-0000-4000-8000-000000000000` }),
  })
  const [included, excluded] = [ref('group', 'a'.repeat(8)), ref('excludedGroup', 'b'.repeat(8))]
  it('are each one, however often they stand in a view', () => {
    const row = (id: string, { assignable, assignment }: AssignmentRef): Row =>
      ({ row: 'assignment', id, assignable, assignment }) as unknown as Row
    const rows = [row('x/1', included), row('y/1', included), row('y/2', excluded)]
    assert.equal(assignmentsOf(rows).length, 2)
  })

  it('begin with a value where all have it', () => {
    assert.deepEqual(
      same([
        { id: 'f', mode: 'include' },
        { mode: 'include', id: 'f' },
      ]),
      { id: 'f', mode: 'include' },
    )
    assert.equal(same(['required', 'available']), undefined)
    assert.equal(same([undefined, 'available']), undefined)
  })
})
