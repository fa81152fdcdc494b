import assert from 'node:assert/strict'
import type { Access } from '../../../src/graph/tokenSource.ts'
import { kindOf } from '../../../src/intune/kinds/kindTable.ts'
import { namedConfiguration } from '../../../src/intune/model/configuration.ts'
import type { PlanEntry } from '../../../src/intune/planning/plan.ts'
import type { Connection } from '../../../src/session/connection.ts'
import { ensureWriteOf, writeAccessNamed } from '../../../src/session/ensureWriteOf.ts'

const entryOf = (kindId: string): PlanEntry => {
  const kind = kindOf(kindId)
  assert(kind)
  return {
    assignable: { configuration: namedConfiguration(kind, kindId, kindId) },
    before: [],
    after: [],
    differences: [],
  }
}

describe('the permission that a change needs', () => {
  const connection = {} as Connection

  it('is asked for once for each area that the plan writes to, and for no other', async () => {
    const asked: Access[] = []
    const session = {
      ensureWrite: (_: unknown, access?: Access) => Promise.resolve(void asked.push(access ?? 'write')),
    }
    await ensureWriteOf(session, connection, {
      entries: ['mobileApps', 'managedEBooks', 'termsAndConditions'].map(entryOf),
    })
    assert.deepEqual(asked, [['DeviceManagementApps.ReadWrite.All'], ['DeviceManagementServiceConfig.ReadWrite.All']])
  })

  it('stops the change where one of them is refused', async () => {
    const session = { ensureWrite: () => Promise.reject(new Error('no')) }
    await assert.rejects(ensureWriteOf(session, connection, { entries: [entryOf('mobileApps')] }), /no/)
  })

  it('is never one that no kind is written with, whoever names it', () => {
    assert.deepEqual(writeAccessNamed('CloudPC.ReadWrite.All'), ['CloudPC.ReadWrite.All'])
    for (const other of ['Directory.ReadWrite.All', 'CloudPC.Read.All', '', 7, undefined, ['CloudPC.ReadWrite.All']])
      assert.equal(writeAccessNamed(other), 'write')
  })
})
