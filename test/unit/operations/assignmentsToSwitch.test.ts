import assert from 'node:assert/strict'
import { deviceConfigurations } from '../../../src/intune/kinds/deviceConfigurations.ts'
import { newAssignment } from '../../../src/intune/model/assignment.ts'
import type { AssignmentRef } from '../../../src/intune/model/assignmentRef.ts'
import { namedConfiguration } from '../../../src/intune/model/configuration.ts'
import { assignmentsToSwitch } from '../../../src/operations/assignmentsToSwitch.ts'

const configuration = namedConfiguration(deviceConfigurations, '11111111-1111-1111-1111-111111111111', 'Wi-Fi')
const groupId = '22222222-2222-2222-2222-222222222222'
const refOf = (kind: 'group' | 'excludedGroup'): AssignmentRef => ({
  assignable: { configuration },
  assignment: newAssignment(configuration, { kind, groupId }),
})

describe('switching a selection with included and excluded groups', () => {
  const [included, excluded] = [refOf('group'), refOf('excludedGroup')]

  it('to excluded turns only the included ones around', () => {
    assert.deepEqual(assignmentsToSwitch([included, excluded], 'excludedGroup'), [included])
  })

  it('to included turns only the excluded ones around', () => {
    assert.deepEqual(assignmentsToSwitch([included, excluded], 'group'), [excluded])
  })

  it('turns both around where no way is named', () => {
    assert.deepEqual(assignmentsToSwitch([included, excluded], undefined), [included, excluded])
  })
})
