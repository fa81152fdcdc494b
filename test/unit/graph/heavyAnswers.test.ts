import assert from 'node:assert/strict'
import { batchAnswers } from '../../../src/graph/batchBody.ts'
import { pageIn, parsedBody } from '../../../src/graph/responseBody.ts'
import { isDeeperThan } from '../../../src/base/jsonDepth.ts'
import { kindTable } from '../../../src/intune/kinds/kindTable.ts'
import { readAssignmentSet } from '../../../src/intune/tenant/readAssignmentSet.ts'
import { namedConfiguration } from '../../../src/intune/model/configuration.ts'
import { sendJson } from '../../support/graphServer.ts'
import { everything, failure, startHarness } from './graphHarness.ts'
import type { Harness } from './graphHarness.ts'

const mega = 1024 * 1024

/** Milliseconds of this thread's own time that the work took, whatever else the machine does; the best of three. */
function blocked(work: () => unknown): number {
  const once = (): number => {
    const before = process.threadCpuUsage()
    work()
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1_000
  }
  return Math.min(once(), once(), once())
}

describe('a heavy answer', function () {
  this.timeout(60_000)
  let harness: Harness | undefined
  afterEach(async () => {
    await harness?.close()
    harness = undefined
  })

  it('is read where a page has 300,000 entries', async () => {
    const value = Array.from({ length: 300_000 }, (_, id) => ({ id }))
    harness = await startHarness((_, response) => sendJson(response, { value }))
    assert.equal(pageIn(parsedBody(JSON.stringify({ value }))).value.length, 300_000)
    let read = 0
    for await (const page of harness.client.pages('beta/x')) read += page.value.length
    assert.equal(read, 300_000)
  })

  it('is a set of 300,000 assignments, which is no reason to fall over', async () => {
    const target = { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' }
    const value = Array.from({ length: 300_000 }, (_, id) => ({ id: String(id), target }))
    harness = await startHarness((_, response) => sendJson(response, { value }))
    const [kind] = kindTable
    assert.ok(kind)
    const configuration = namedConfiguration(kind, 'a', 'a')
    const { assignments } = await readAssignmentSet(harness.client, { configuration }, () => 0)
    assert.equal(assignments.length, 300_000)
  })

  for (const [name, text] of [
    ['lists', '['.repeat(60 * mega)],
    ['objects', '{"a":'.repeat(12 * mega)],
    ['lists that end', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ] as const) {
    it(`is refused at once where it is nested deep: ${name}`, () => {
      const took = blocked(() => assert.throws(() => parsedBody(text), { kind: 'badResponse' }))
      assert.ok(took < 100, `${took} ms`)
    })
  }

  it('is refused as a target that is nested deep', async () => {
    const target = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`
    harness = await startHarness((_, response) => response.end(`{"value":[{"id":"1","target":${target}}]}`))
    assert.equal((await failure(everything(harness.client.pages('beta/x')))).kind, 'badResponse')
  })

  it('may hold brackets, quotes and backslashes in its texts', () => {
    const value = [{ a: '['.repeat(500), b: String.raw`\"{[\\`, c: '"{"' }]
    assert.deepEqual(parsedBody(JSON.stringify({ value })), { value })
    assert.equal(isDeeperThan(JSON.stringify(String.raw`\\\"`.repeat(1_000) + '['.repeat(1_000))), false)
    assert.equal(isDeeperThan('['.repeat(101)), true)
    assert.equal(isDeeperThan(`${'['.repeat(100)}${']'.repeat(100)}`), false)
  })

  for (const [name, message] of [
    ['blanks', ' '.repeat(3 * mega)],
    ['wrapped JSON', JSON.stringify({ Message: 'a@b.c '.repeat(mega / 2) })],
    ['waits', '"RetryAfter"  '.repeat(mega / 5)],
    ['scopes', `following scopes: ${'A.B, '.repeat(mega / 2)}`],
  ] as const) {
    it(`of 20 inner errors with 60 MB of text blocks for less than 100 ms: ${name}`, () => {
      const responses = Array.from({ length: 20 }, (_, id) => ({
        id: String(id),
        status: 429,
        body: { error: { code: message, message, innerError: { 'request-id': message } } },
      }))
      const took = blocked(() => {
        for (const answer of batchAnswers({ responses }, 20, 0)) assert.ok('error' in answer)
      })
      assert.ok(took < 100, `${took} ms`)
    })
  }

  for (const encoding of ['constructor', '__proto__', 'toString', 'zstd']) {
    it(`in the encoding ${encoding} is one that cannot be read, and not a broken connection`, async () => {
      harness = await startHarness((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end('{}'))
      assert.equal((await failure(harness.client.get('beta/x'))).kind, 'badResponse')
    })
  }
})
