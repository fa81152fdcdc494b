import assert from 'node:assert/strict'
import type { Connection } from '../../../../../src/session/connection.ts'
import { KeptAnswers } from '../../../../../src/workbench/views/groups/keptAnswers.ts'

describe('kept answers', () => {
  const connectionReadAt = (listReadAt: number) => ({ tenant: { listReadAt } }) as unknown as Connection

  it('asks once for each key of one reading of the list, and again after the next one or in another connection', async () => {
    const answers = new KeptAnswers<number>()
    let asked = 0
    const ask = (connection: Connection, key: string) => answers.of(connection, key, async () => ++asked)
    const tenant = { listReadAt: 1 }
    const one = { tenant } as unknown as Connection
    assert.deepEqual(await Promise.all([ask(one, 'a'), ask(one, 'a'), ask(one, 'b')]), [1, 1, 2])
    tenant.listReadAt = 2
    assert.equal(await ask(one, 'a'), 3)
    assert.equal(await ask(connectionReadAt(2), 'a'), 4)
  })

  it('asks again after a failure', async () => {
    const answers = new KeptAnswers<string>()
    const one = connectionReadAt(1)
    await assert.rejects(
      answers.of(one, 'a', () => Promise.reject(new Error('The service is gone'))),
      /gone/,
    )
    assert.equal(await answers.of(one, 'a', () => Promise.resolve('read')), 'read')
  })
})
