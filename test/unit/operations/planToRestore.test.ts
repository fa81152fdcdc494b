import assert from 'node:assert/strict'
import { deviceConfigurations } from '../../../src/intune/kinds/deviceConfigurations.ts'
import { newAssignment } from '../../../src/intune/model/assignment.ts'
import { namedConfiguration } from '../../../src/intune/model/configuration.ts'
import { differences } from '../../../src/intune/model/differences.ts'
import { planToRestore } from '../../../src/operations/planToRestore.ts'

const configuration = namedConfiguration(deviceConfigurations, '11111111-1111-1111-1111-111111111111', 'Wi-Fi')
const include = (digit: string) =>
  newAssignment(configuration, { kind: 'group', groupId: `${digit.repeat(8)}-0000-0000-0000-000000000000` })

describe('restoring what the service did not keep', () => {
  const [asked, dropped] = [include('2'), include('3')]
  const held = { assignments: [asked], readAt: 0 }
  const lost = differences(deviceConfigurations, [asked, dropped], held.assignments)

  it('adds it again, and leaves what was asked for alone', () => {
    const plan = planToRestore([{ assignable: { configuration }, outcome: 'applied', fate: 'accepted', held, lost }])
    assert.deepEqual(
      plan.entries.map(({ after }) => after),
      [[asked, dropped]],
    )
    assert.deepEqual(plan.refused, [])
  })

  it('has nothing to do where nothing is lost', () => {
    assert.deepEqual(
      planToRestore([{ assignable: { configuration }, outcome: 'applied', fate: 'accepted', held }]).entries,
      [],
    )
  })
})
