import assert from 'node:assert/strict'
import type { Clock } from '../../../../src/base/clock.ts'
import type { Graph } from '../../../../src/graph/graph.ts'
import { GraphError } from '../../../../src/graph/graphError.ts'
import type { Json } from '../../../../src/base/json.ts'
import { GroupDirectory } from '../../../../src/intune/directory/groupDirectory.ts'
import { type Answer, type Ask, SmallService } from './groupDirectorySupport.ts'

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const upTo = (n: number): string[] => Array.from({ length: n }, (_, index) => idOf(index))
const inName = (n: number): Json => ({ id: idOf(n), displayName: `Group ${n}`, groupTypes: [] })

const dynamic = (rule: string): Json => ({ groupTypes: ['DynamicMembership'], membershipRule: rule })

/** Groups 0 to 999 exist, 1000 to 1099 are deleted, the rest never were. */
function directoryService({ url }: Ask): Answer {
  const filter = /\$filter=id in \(([^)]*)\)/.exec(url)?.[1]
  if (filter !== undefined) {
    const ids = filter.split(',').map((id) => id.replaceAll("'", ''))
    if (ids.length > 15) return { status: 400 }
    return {
      body: {
        value: ids
          .map((id) => Number(id.slice(-12)))
          .filter((n) => n < 1000)
          .map((n) => inName(n)),
      },
    }
  }
  const deleted = /^\/directory\/deletedItems\/.*-(\d+)$/.exec(url)?.[1]
  const n = Number(deleted)
  return deleted !== undefined && n >= 1000 && n < 1100 ? { body: inName(n) } : { status: 404 }
}

describe('the directory of groups', () => {
  let service: SmallService
  const start = async (answer: (ask: Ask) => Answer): Promise<Graph> => {
    service = new SmallService(answer)
    return service.start()
  }
  afterEach(() => service.stop())

  it('learns 300 names in one request and asks for none of them twice', async () => {
    const directory = new GroupDirectory(await start(directoryService))
    await directory.resolve(upTo(300))
    assert.equal(service.requests, 1)
    assert.equal(upTo(300).filter((id) => directory.state(id).state === 'known').length, 300)
    await directory.resolve(upTo(300).map((id) => id.toUpperCase()))
    assert.equal(service.requests, 1)
    await directory.resolve(upTo(301))
    assert.equal(service.requests, 2)
  })

  it('tells a deleted group from one that never was', async () => {
    const directory = new GroupDirectory(await start(directoryService))
    await directory.resolve([idOf(1), idOf(1001), idOf(5000)])
    assert.equal(directory.state(idOf(1)).state, 'known')
    assert.deepEqual(directory.state(idOf(1001)), { state: 'deleted', id: idOf(1001), displayName: 'Group 1001' })
    assert.deepEqual(directory.state(idOf(5000)), { state: 'missing', id: idOf(5000) })
    assert.equal(service.requests, 2)
  })

  it('calls a group missing when it may not look among the deleted, and unknown when that look-up failed', async () => {
    let status = 403
    const directory = new GroupDirectory(
      await start((ask) => (ask.url.startsWith('/directory') ? { status } : directoryService(ask))),
    )
    await directory.resolve([idOf(1001)])
    assert.equal(directory.state(idOf(1001)).state, 'missing')
    status = 500
    await directory.resolve([idOf(1002)])
    assert.equal(directory.state(idOf(1002)).state, 'unknown')
  })

  it('keeps a refused look-up as unknown with its error, and asks again next time', async () => {
    let allowed = false
    const directory = new GroupDirectory(await start((ask) => (allowed ? directoryService(ask) : { status: 403 })))
    await directory.resolve(upTo(20))
    const state = directory.state(idOf(3))
    assert(state.state === 'unknown' && state.error instanceof GraphError && state.error.kind === 'forbidden')
    allowed = true
    await directory.resolve(upTo(20))
    assert.equal(directory.state(idOf(3)).state, 'known')
  })

  it('does not let one refused filter spoil the others', async () => {
    const directory = new GroupDirectory(
      await start((ask) => (ask.url.includes(idOf(0)) ? { status: 429 } : directoryService(ask))),
    )
    await directory.resolve(upTo(30))
    assert.equal(directory.state(idOf(14)).state, 'unknown')
    assert.equal(directory.state(idOf(15)).state, 'known')
  })

  it('does not take an answer without a list for an empty one', async () => {
    const directory = new GroupDirectory(await start(() => ({ body: { surprise: true } })))
    await directory.resolve([idOf(1)])
    assert.equal(directory.state(idOf(1)).state, 'unknown')
  })

  it('survives a service that is gone', async () => {
    const graph = await start(directoryService)
    service.stop()
    const directory = new GroupDirectory(graph)
    await directory.resolve([idOf(1)])
    const state = directory.state(idOf(1))
    assert(state.state === 'unknown' && state.error instanceof GraphError && state.error.kind === 'offline')
  })

  it('never sends what is no object id', async () => {
    const directory = new GroupDirectory(await start(directoryService))
    await directory.resolve(["x') or (1 eq 1", idOf(1)])
    assert.equal(directory.state("x') or (1 eq 1").state, 'unknown')
    assert.equal(directory.state(idOf(1)).state, 'known')
    assert(service.asks.every(({ url }) => !url.includes(' or ')))
  })

  it('shares one request between callers who want the same group at once', async () => {
    const directory = new GroupDirectory(await start(directoryService))
    await Promise.all([directory.resolve([idOf(1), idOf(2)]), directory.resolve([idOf(2), idOf(3)])])
    const asked = service.asks.map(({ url }) => url).join(' ')
    assert.equal(asked.split(idOf(2)).length - 1, 1)
    assert.equal(directory.state(idOf(3)).state, 'known')
  })

  it('goes on for who still waits when the one who asked first gives up', async () => {
    const first = new AbortController()
    const arrived = Promise.withResolvers<void>()
    const directory = new GroupDirectory(
      await start(async (ask) => {
        arrived.resolve()
        // The first request is never answered.
        if (service.requests === 1) await new Promise(() => {})
        return directoryService(ask)
      }),
    )
    const gone = directory.resolve([idOf(1)], first.signal)
    const stays = directory.resolve([idOf(1)])
    await arrived.promise
    first.abort()
    await assert.rejects(gone, { kind: 'cancelled' })
    await stays
    assert.equal(directory.state(idOf(1)).state, 'known')
  })

  it('keeps the old names while it asks again, and after that fails', async () => {
    let broken = false
    const directory = new GroupDirectory(await start((ask) => (broken ? { status: 500 } : directoryService(ask))))
    await directory.resolve([idOf(1)])
    directory.forget()
    broken = true
    await directory.resolve([idOf(1)])
    assert.equal(directory.state(idOf(1)).state, 'known')
    broken = false
    await directory.resolve([idOf(1)])
    assert.equal(service.requests, 3)
  })

  it('reads a pasted id, and says when the service knows no such group', async () => {
    const directory = new GroupDirectory(
      await start(({ url }) => (url.startsWith(`/groups/${idOf(7)}?`) ? { body: inName(7) } : { status: 404 })),
    )
    assert.equal((await directory.read(idOf(7)))?.displayName, 'Group 7')
    assert.equal(directory.state(idOf(7)).state, 'known')
    assert.equal(await directory.read(idOf(8)), undefined)
    assert.equal(directory.state(idOf(8)).state, 'missing')
    await assert.rejects(directory.read('SG-Sales'), TypeError)
  })

  describe('searching', () => {
    const two = {
      value: [
        { ...inName(2), displayName: 'Zebra' },
        { ...inName(1), displayName: 'Alpha' },
      ],
    }

    it('asks the server by the words of the name, quoted so that any text is only text', async () => {
      const directory = new GroupDirectory(await start(() => ({ body: two })))
      const found = await directory.search(' a "b" \\ & #c ')
      assert.deepEqual(
        found.map(({ displayName }) => displayName),
        ['Alpha', 'Zebra'],
      )
      const [ask] = service.asks
      assert(ask)
      assert(ask.url.includes('$search="displayName:a \\"b\\" \\\\ & #c"&'))
      assert.equal(ask.headers['consistencylevel'], 'eventual')
      assert.match(ask.url, /\$top=25/)
      assert.equal(directory.state(idOf(1)).state, 'known')
    })

    for (const [name, answer] of [
      ['finds nothing', { body: { value: [] } }],
      ['is refused', { status: 400 }],
    ] as const) {
      it(`falls back to the beginning of the name where the search by words ${name}`, async () => {
        const graph = await start(({ url }) => (url.includes('$search') ? answer : { body: two }))
        assert.equal((await new GroupDirectory(graph).search("O'Neil")).length, 2)
        assert(service.asks[1]?.url.includes("startswith(displayName,'O''Neil')"))
      })
    }

    it('says so when the account may not', async () => {
      const directory = new GroupDirectory(await start(() => ({ status: 403 })))
      await assert.rejects(directory.search('x'), { kind: 'forbidden' })
      assert.equal(service.requests, 1)
    })

    it('takes 25 and leaves the other pages', async () => {
      const value = Array.from({ length: 25 }, (_, n) => inName(n))
      const graph = await start(() => ({ body: { value, '@odata.nextLink': 'http://nowhere.invalid/v1.0/groups' } }))
      assert.equal((await new GroupDirectory(graph).search('Group')).length, 25)
      assert.equal(service.requests, 1)
    })
  })

  describe('counting members', () => {
    let now = 0
    const clock: Clock = { now: () => now, monotonic: () => now, sleep: () => Promise.resolve() }

    it('takes a number, its digits, or those in Base64, and nothing else', async () => {
      const bodies = [12, '13', 'MTQ=', '\uFEFF15', 'many', { value: 3 }, -1]
      const graph = await start(({ url }) => ({
        body: bodies[Number(/-(\d+)\/transitiveMembers\/\$count$/.exec(url)?.[1])],
      }))
      const counts = await new GroupDirectory(graph).memberCounts(upTo(7))
      assert.deepEqual([...counts.values()], [12, 13, 14, 15])
      assert(service.asks.every(({ headers }) => headers['ConsistencyLevel'] === 'eventual'))
    })

    it('keeps a count for five minutes, and leaves out what it could not count', async () => {
      const directory = new GroupDirectory(
        await start(({ url }) => (url.includes(idOf(1)) ? { status: 403 } : { body: 4 })),
        clock,
      )
      assert.deepEqual([...(await directory.memberCounts([idOf(0), idOf(1)]))], [[idOf(0), 4]])
      assert.equal(directory.facts(idOf(1)).members, undefined)
      now += 299_000
      await directory.memberCounts([idOf(0)])
      assert.equal(service.requests, 1)
      now += 1_000
      await directory.memberCounts([idOf(0)])
      assert.equal(service.requests, 2)
    })

    it('says whether a group holds users, devices, both or nobody', async () => {
      const held = [
        [3, 0],
        [0, 2],
        [1, 1],
        [0, 0],
      ]
      const graph = await start(({ url }) => {
        const [, n, kind] = /-(\d+)\/transitiveMembers\/microsoft\.graph\.(user|device)\/\$count$/.exec(url) ?? []
        if (n === undefined) return { status: 404 }
        const pair = held[Number(n)]
        return pair ? { body: pair[kind === 'user' ? 0 : 1] } : { status: 403 }
      })
      const kinds = await new GroupDirectory(graph).kinds(upTo(5))
      assert.deepEqual([...kinds.values()], ['users', 'devices', 'both', 'none', 'unknown'])
      assert.equal(service.requests, 1)
    })

    it('believes the rule of a dynamic group, and that Microsoft 365 groups hold users', async () => {
      const groups = [
        { ...inName(0), ...dynamic('(device.deviceOSType -eq "iPad")') },
        { ...inName(1), ...dynamic('(user.department -eq "Sales")') },
        { ...inName(2), groupTypes: ['Unified'] },
      ]
      const directory = new GroupDirectory(await start(() => ({ body: { value: groups } })))
      await directory.resolve(upTo(3))
      assert.deepEqual([...(await directory.kinds(upTo(3))).values()], ['devices', 'users', 'users'])
      assert.equal(service.requests, 1)
    })
  })
})
