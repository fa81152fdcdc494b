import assert from 'node:assert/strict'
import { FilterCatalog } from '../../../src/intune/directory/filterCatalog.ts'
import { kindTable } from '../../../src/intune/kinds/kindTable.ts'
import { askedOf, explain } from '../../../src/operations/explain.ts'
import type { Asked } from '../../../src/operations/readSubject.ts'
import { type ExplanationResult, explanationResult } from '../../../src/operations/explanationResult.ts'
import type { Connection } from '../../../src/session/connection.ts'
import {
  type SampleTenant,
  type SampleTenantOptions,
  startSampleTenant,
} from '../../../src/sampleTenant/sampleTenant.ts'
import { testFilterRule } from '../../../src/operations/testFilterRule.ts'
import { Administrator, idOf, kindOf } from '../intune/applying/administrator.ts'
import { plainWording } from './plainWording.ts'

describe('an explanation', () => {
  let service: SampleTenant
  let ada: Administrator
  let connection: Connection
  const start = async (options: SampleTenantOptions = {}): Promise<void> => {
    service = await startSampleTenant({ throttle: false, ...options })
    ada = await Administrator.signIn(service, { kinds: () => kindTable })
    connection = {
      graph: ada.graph,
      tenant: ada.tenant,
      filters: new FilterCatalog(ada.graph),
    } as unknown as Connection
    await connection.filters.load()
    service.clearRequests()
  }
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })
  const group = (name: string): string => idOf(service.groups(), name)
  const deviceNamed = (name: string, index = 0): Record<string, unknown> => {
    const found = service.devices().filter(({ deviceName }) => deviceName === name)[index]
    assert.ok(found)
    return found
  }
  const answer = async (asked: Asked): Promise<ExplanationResult> =>
    explanationResult(await explain(connection, asked), plainWording, (error) => ({
      kind: String(kindOf({ error })),
      message: error.message,
    }))
  const outer = (): number => service.requests.filter(({ inner }) => !inner).length
  const of = ({ configurations }: ExplanationResult, name: string) => {
    const all = [...connection.tenant.configurations]
    return configurations.find(({ kind, id }) =>
      all.some((one) => one.kind.id === kind && one.id === id && one.displayName === name),
    )
  }

  it('of a group has what it and the groups around it are in, in at most 2 requests', async () => {
    await start()
    const result = await answer({ of: 'group', id: group('SG-Sales-Americas') })
    assert.ok(outer() <= 2, `${outer()}`)
    assert.deepEqual(result.subject, { id: group('SG-Sales-Americas'), name: 'SG-Sales-Americas' })
    assert.equal(of(result, 'Zoom')?.verdict, 'excluded')
    const nested = of(result, 'Field service (iOS)')
    assert.deepEqual([nested?.verdict, nested?.via], ['gets', [group('SG-Sales'), group('SG-Sales-Americas')]])
    assert.deepEqual(of(result, 'Print server list')?.via, [group('SG-Sales-Americas')])
    assert.deepEqual(of(result, 'OneDrive silent sign-in')?.via, [])
    assert.equal(of(result, 'Windows LAPS'), undefined, 'a group of users is no device')
    assert.deepEqual(result.unread, [])
  })

  it('of a user has groups and All users, in at most 3 requests', async () => {
    await start()
    const result = await answer({ of: 'user', key: 'grace.hopper@contoso.com' })
    assert.ok(outer() <= 3, `${outer()}`)
    assert.equal(result.subject.name, 'Grace Hopper')
    assert.equal(of(result, 'Visual Studio Code')?.intent, 'required')
    assert.equal(of(result, 'Edge hardening')?.verdict, 'unknown', 'its filter is for devices')
    assert.equal(of(result, 'Attack surface reduction')?.verdict, 'excluded')
    assert.equal(of(result, 'Terms of use')?.verdict, 'gets')
  })

  it('of a device joins its groups and those of its user, in at most 7 requests', async () => {
    await start()
    const pc = deviceNamed('CONTOSO-PC-001')
    const result = await answer({ of: 'device', id: String(pc['id']) })
    assert.ok(outer() <= 7, `${outer()}`)
    const edge = of(result, 'Edge hardening')
    assert.equal(edge?.verdict, 'gets')
    assert.match(edge?.because ?? '', /Corporate owned/)
    assert.equal(of(result, 'Credential Guard')?.verdict, 'gets')
    assert.equal(of(result, 'Local administrators')?.verdict, 'excluded')
    assert.equal(of(result, 'iPad home screen'), undefined)
    // By the id of its Entra device as well.
    assert.deepEqual(await answer({ of: 'device', id: String(pc['azureADDeviceId']) }), result)
  })

  it('of a device says which filter kept it out, with both values', async () => {
    await start()
    const result = await answer({ of: 'device', id: String(deviceNamed('CONTOSO-PC-003')['id']) })
    const zip = of(result, '7-Zip')
    assert.equal(zip?.verdict, 'filteredOut')
    assert.match(zip?.because ?? '', /deviceOwnership -eq "Corporate" \("Personal"\)/)
  })

  it('of a device says that an exclusion of its group does not stop what its user gets', async () => {
    await start()
    const result = await answer({ of: 'device', id: String(deviceNamed('ROOM-ATRIUM-1')['id']) })
    const ring = of(result, 'Update ring - Executives')
    assert.equal(ring?.verdict, 'gets')
    assert.match(ring?.because ?? '', new RegExp(`${group('SG-Intune-Exec')}.*${group('SG-Dev-Meeting-Rooms')}`))
  })

  it('of a device lets an exclude filter win over an assignment without one', async () => {
    await start()
    const matching = await answer({ of: 'device', id: String(deviceNamed('CONTOSO-VM-001')['id']) })
    assert.equal(of(matching, 'Teams machine-wide settings')?.verdict, 'filteredOut')
    const other = await answer({ of: 'device', id: String(deviceNamed('CONTOSO-PC-001')['id']) })
    assert.equal(of(other, 'Teams machine-wide settings')?.verdict, 'gets')
  })

  it('of a user joins the intents of an app', async () => {
    await start()
    const result = await answer({ of: 'user', key: 'katherine.johnson@contoso.com' })
    assert.equal(of(result, 'Adobe Reader')?.intent, 'required+available')
  })

  it('of a device that the directory does not have counts no device group, and All devices', async () => {
    await start()
    const result = await answer({ of: 'device', id: String(deviceNamed('CONTOSO-PC-OLD')['id']) })
    assert.equal(of(result, 'Credential Guard'), undefined)
    assert.equal(of(result, 'Windows LAPS')?.verdict, 'gets')
    assert.equal(of(result, 'SAP GUI')?.verdict, 'gets')
  })

  it('names exactly the kinds that could not be read', async () => {
    service = await startSampleTenant({ throttle: false })
    service.fail({
      match: { path: /mobileApps/ },
      times: 999,
      reply: { status: 500, body: { error: { code: 'x', message: 'y' } } },
    })
    ada = await Administrator.signIn(service, { kinds: () => kindTable })
    connection = {
      graph: ada.graph,
      tenant: ada.tenant,
      filters: new FilterCatalog(ada.graph),
    } as unknown as Connection
    const result = await answer({ of: 'user', key: 'grace.hopper@contoso.com' })
    assert.deepEqual(
      result.unread.map(({ kind }) => kind),
      ['mobileApps'],
    )
  })

  it('is unknown, and never nothing, where the groups cannot be read', async () => {
    await start()
    service.fail({ match: { path: /users\/.*emberOf/ }, times: 999, reply: { status: 503, body: {} } })
    const result = await answer({ of: 'user', key: 'grace.hopper@contoso.com' })
    assert.equal(of(result, 'Visual Studio Code')?.verdict, 'unknown')
    assert.equal(of(result, 'Terms of use')?.verdict, 'gets')
  })

  it('rejects for whom nobody knows, and where a permission is missing', async () => {
    await start()
    await assert.rejects(answer({ of: 'user', key: 'nobody@contoso.com' }), { kind: 'notFound' })
    await assert.rejects(answer({ of: 'device', id: group('SG-Sales') }), { kind: 'notFound' })
    await assert.rejects(answer({ of: 'group', id: '00000000-0000-4000-8000-000000000000' }), { kind: 'notFound' })
    const error = {
      code: 'Forbidden',
      message: 'Application must have one of the following scopes: GroupMember.Read.All',
    }
    service.fail({ match: { path: /batch/ }, times: 9, reply: { status: 403, body: { error } } })
    await assert.rejects(answer({ of: 'user', key: 'grace.hopper@contoso.com' }), { kind: 'missingScope' })
  })
})

describe('the arguments of an explaining command', () => {
  it('takes plain objects, and nothing else in them', () => {
    assert.deepEqual(askedOf('user', { user: ' ada@contoso.com ' }), { of: 'user', key: 'ada@contoso.com' })
    assert.throws(() => askedOf('group', { groupId: 'x' }))
    assert.throws(() => askedOf('device', { deviceId: '00000000-0000-4000-8000-000000000000', more: 1 }))
  })
})

describe('a test of a filter rule', () => {
  it('says whether a device matches, and where a rule is wrong', () => {
    const of = (rule: string, properties: Record<string, unknown> = {}) =>
      testFilterRule({ rule, platform: 'windows10AndLater', properties })
    assert.deepEqual(of('(device.model -eq "X")', { model: 'x' }), { matches: true })
    assert.deepEqual(of('(device.model -eq "X")', { model: 'y' }), { matches: false })
    assert.deepEqual(of('(device.model -eq "X")'), { matches: 'unknown' })
    const wrong = of('(device.model -eq X)')
    assert.ok('error' in wrong && wrong.error.offset > 0 && wrong.error.message !== '')
  })
})
