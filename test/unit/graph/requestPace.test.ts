import assert from 'node:assert/strict'
import { systemClock } from '../../../src/base/clock.ts'
import { RequestPace } from '../../../src/graph/requestPace.ts'

describe('RequestPace', () => {
  it('starts no more than the limit in any window, however many ask at once', async () => {
    const windowMs = 100
    let time = 1_000
    const monotonic = (): number => time
    // Time passes for whoever waits, and for nobody else: a machine that is busy changes nothing.
    const sleep = async (ms: number): Promise<void> => {
      const until = time + ms
      await new Promise((resolve) => setImmediate(resolve))
      time = Math.max(time, until)
    }
    const pace = new RequestPace({ now: monotonic, monotonic, sleep }, 3, windowMs)
    const starts: number[] = []
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        await pace.turn()
        starts.push(time)
      }),
    )
    assert.equal(starts.length, 10)
    for (const start of starts) {
      const within = starts.filter((other) => other >= start && other < start + windowMs)
      assert.ok(within.length <= 3, String(starts))
    }
  })

  it('is not stopped by a clock that is set back', async () => {
    let time = 1_000
    const clock = {
      now: () => -time * 1_000_000,
      monotonic: () => time,
      sleep: (ms: number) => Promise.resolve(void (time += ms)),
    }
    const pace = new RequestPace(clock, 2, 100)
    for (let turn = 0; turn < 5; turn++) await pace.turn()
    assert.equal(time, 1_200)
  })

  it('lets nobody start during a pause', async () => {
    const pace = new RequestPace(systemClock)
    const before = Date.now()
    pace.pause(60)
    await Promise.all([pace.turn(), pace.turn()])
    assert.ok(Date.now() - before >= 55)
  })

  it('can be cancelled while it waits', async () => {
    const pace = new RequestPace(systemClock)
    pace.pause(60_000)
    const abort = new AbortController()
    const waiting = pace.turn(abort.signal)
    abort.abort(new Error('enough'))
    await assert.rejects(waiting, /enough/)
  })
})
