import assert from 'node:assert/strict'
import { configurationId, groupId, held, writes } from './onServer.ts'
import { run, setSetting, signedInWith } from './signedIn.ts'

describe('changes that another program asks for, with automation off', () => {
  const host = signedInWith({})
  beforeEach(() => setSetting('automation', 'off'))
  afterEach(() => setSetting('automation', 'allow'))

  it('are refused, each of them, and nothing is sent', async () => {
    const before = held(host.tenant, 'FileVault')
    const configurationIds = [configurationId(host.tenant, 'FileVault')]
    const group = groupId(host.tenant, 'SG-HR')
    for (const [command, args] of [
      ['addAssignment', { configurationIds, groupId: group }],
      ['removeAssignment', { configurationIds, target: 'allDevices' }],
      ['switchMode', { configurationIds, groupId: group }],
      ['setFilter', { configurationIds, target: 'allDevices', filter: null }],
      ['replaceGroup', { from: group, to: groupId(host.tenant, 'SG-Sales') }],
      ['pasteAssignments', { configurationIds }],
      ['undoLastChange', {}],
      ['continueChange', {}],
    ] as const) {
      await assert.rejects(run(command, args), { name: 'UsageError', kind: 'automationOff' }, command)
    }
    assert.deepEqual(writes(host.tenant), [])
    assert.deepEqual(held(host.tenant, 'FileVault'), before)
  })
})
