import assert from 'node:assert/strict'
import type { Graph } from '../../../../src/graph/graph.ts'
import { GraphError } from '../../../../src/graph/graphError.ts'
import { FilterCatalog } from '../../../../src/intune/directory/filterCatalog.ts'
import { type Answer, type Ask, SmallService } from './groupDirectorySupport.ts'

const first = [
  {
    id: 'F1',
    displayName: 'Corporate owned',
    platform: 'windows10AndLater',
    assignmentFilterManagementType: 'devices',
  },
  { id: 'F2', displayName: 'iPads', platform: 'iOS', assignmentFilterManagementType: 'devices' },
]
const second = [
  { id: 'F3', displayName: 'Apps only', platform: 'iOS', assignmentFilterManagementType: 'apps' },
  { id: 'F4', displayName: 'A new ring', platform: 'windows10AndLater' },
]

describe('the catalog of filters', () => {
  let service: SmallService
  const start = async (answer: (ask: Ask) => Answer): Promise<Graph> => {
    service = new SmallService(answer)
    return service.start()
  }
  const twoPages = ({ url }: Ask): Answer =>
    url.includes('skip')
      ? { body: { value: second } }
      : { body: { value: first, '@odata.nextLink': `${service.root}/beta/deviceManagement/assignmentFilters?skip` } }
  afterEach(() => service.stop())

  it('reads all pages once, however many ask', async () => {
    const catalog = new FilterCatalog(await start(twoPages))
    assert.equal(catalog.state('f1').state, 'unknown')
    await Promise.all([catalog.load(), catalog.load()])
    await catalog.load()
    assert.equal(service.requests, 2)
    assert.equal(catalog.state('F1').state, 'known')
    assert.equal(catalog.state('f4').state, 'known')
    assert.equal(catalog.state('f5').state, 'missing')
  })

  it('lists them by name, those for apps as well', async () => {
    const catalog = new FilterCatalog(await start(twoPages))
    await catalog.load()
    const names = catalog.list().map(({ displayName }) => displayName)
    assert.deepEqual(names, names.toSorted())
    assert.equal(names.length, first.length + second.length)
  })

  it('knows nothing, rather than that a filter is missing, after a refusal or half a read, and tries again', async () => {
    let broken = true
    const graph = await start((ask) => (broken && ask.url.includes('skip') ? { status: 403 } : twoPages(ask)))
    const catalog = new FilterCatalog(graph)
    await catalog.load()
    const state = catalog.state('f1')
    assert(state.state === 'unknown' && state.error instanceof GraphError && state.error.kind === 'forbidden')
    broken = false
    await catalog.load()
    assert.equal(catalog.state('f1').state, 'known')
    assert.equal(catalog.error, undefined)
  })

  it('reads again after a refresh and keeps what it knew if that fails', async () => {
    let broken = false
    const catalog = new FilterCatalog(await start((ask) => (broken ? { status: 500 } : twoPages(ask))))
    await catalog.load()
    catalog.forget()
    broken = true
    await catalog.load()
    assert.equal(catalog.state('f1').state, 'known')
    assert.equal(catalog.error instanceof GraphError, true)
  })

  it('does not let one caller who gives up leave the others without an answer', async () => {
    const arrived = Promise.withResolvers<void>()
    const catalog = new FilterCatalog(
      await start(async (ask) => {
        arrived.resolve()
        if (service.requests === 1) await new Promise(() => {})
        return twoPages(ask)
      }),
    )
    const impatient = new AbortController()
    const gone = catalog.load(impatient.signal)
    const stays = catalog.load()
    await arrived.promise
    impatient.abort()
    await Promise.all([gone, stays])
    assert.equal(catalog.state('f1').state, 'known')
  })
})
