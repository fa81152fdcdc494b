import assert from 'node:assert/strict'
import { type SampleTenant, startSampleTenant } from '../../../src/sampleTenant/sampleTenant.ts'
import { type Answer, all, ask, groupId } from './ask.ts'

const eventual = { ConsistencyLevel: 'eventual' }
const names = ({ items }: Answer): unknown[] => items.map((one) => one['displayName'])

describe('The sample tenant, groups', () => {
  let tenant: SampleTenant
  before(async () => {
    tenant = await startSampleTenant()
  })
  after(() => tenant.close())
  const list = (query: string, headers = {}): Promise<Answer> => ask(tenant, `v1.0/groups?${query}`, { headers })

  it('are found by at most 15 ids; ids of nobody do not come back', async () => {
    const ids = tenant
      .groups()
      .slice(0, 15)
      .map(({ id }) => `'${String(id)}'`)
    assert.equal((await list(`$filter=id in (${ids.join(',')})&$select=id`)).items.length, 15)
    const nobody = `'11111111-2222-4333-8444-555555555555'`
    assert.equal((await list(`$filter=id in (${nobody},${ids[0] ?? ''})`)).items.length, 1)
    const tooMany = await list(`$filter=id in (${[...ids, nobody].join(',')})`)
    assert.deepEqual([tooMany.status, tooMany.at('error', 'code')], [400, 'Request_UnsupportedQuery'])
    assert.equal((await list(`$filter=id in ('nonsense')`)).status, 400)
  })

  it('are found by the start of the name, whatever is in it, without the header', async () => {
    assert.deepEqual(names(await list(`$filter=startswith(displayName,'sg-sal')`)), [
      'SG-Sales',
      'SG-Sales-EMEA',
      'SG-Sales-Americas',
    ])
    assert.deepEqual(names(await list(`$filter=${encodeURIComponent("startswith(displayName,'Bü')")}`)), [
      'Büro München',
    ])
    assert.deepEqual(names(await list(`$filter=displayName eq 'Helpdesk'`)), ['Helpdesk', 'Helpdesk'])
    assert.deepEqual(names(await list(`$filter=displayName eq 'O''Hara''s Team'`)), ["O'Hara's Team"])
    assert.deepEqual(names(await list(`$filter=displayName eq 'O''Hara or Helpdesk'`)), [])
    assert.deepEqual(names(await list(`$filter=startswith(displayName,'SG-HR') or startswith(displayName,'SG-Fi')`)), [
      'SG-Finance',
      'SG-HR',
    ])
    assert.equal((await list(`$filter=startswith(displayName,'a`)).status, 400)
  })

  it('are searched by words, with the header only', async () => {
    const search = `$search=${encodeURIComponent('"displayName:americ sal"')}`
    const refused = await list(search)
    assert.deepEqual([refused.status, refused.at('error', 'code')], [400, 'Request_UnsupportedQuery'])
    assert.deepEqual(names(await list(search, eventual)), ['SG-Sales-Americas'])
    assert.deepEqual(names(await list(`$search=${encodeURIComponent('"displayName:mericas"')}`, eventual)), [])
    const either = `$search=${encodeURIComponent('"displayName:Finance" OR "description:Berlin"')}`
    assert.deepEqual(names(await list(either, eventual)), ['SG-Finance', 'Helpdesk'])
    assert.equal((await list('$search=displayName:Finance', eventual)).status, 400)
  })

  it('count and sort as advanced queries', async () => {
    const query = `$filter=startswith(displayName,'SG-Dev')&$orderby=displayName&$top=2`
    assert.equal((await list(query)).status, 400)
    const first = await list(`${query}&$count=true`, eventual)
    assert.deepEqual([names(first), first.json['@odata.count']], [['SG-Dev-Kiosk', 'SG-Dev-Mac-Lab'], 6])
    const second = await ask(tenant, first.next, { headers: eventual })
    assert.deepEqual([names(second).length, second.json['@odata.count']], [2, undefined])
    assert.equal((await ask(tenant, first.next)).status, 400)
    assert.equal((await list("$filter=endswith(mail,'contoso.com')")).status, 400)
    assert.equal(names(await list("$filter=endswith(mail,'contoso.com')&$count=true", eventual)).length, 2)
  })

  it('take at most 999 a page and no unknown option', async () => {
    assert.equal((await list('$top=999')).status, 200)
    assert.equal((await list('$top=1000')).status, 400)
    assert.equal((await list('$top=0')).status, 400)
    assert.equal((await list('$expand=members')).status, 400)
    assert.equal((await list('$select=id,nonsense')).status, 400)
  })

  it('are read one by one, or are not there', async () => {
    const id = groupId(tenant, 'DYN-Users-Germany')
    const { json } = await ask(tenant, `v1.0/groups/${id}?$select=id,groupTypes,membershipRule`)
    assert.deepEqual(
      [json['groupTypes'], String(json['membershipRule']).slice(0, 6)],
      [['DynamicMembership'], '(user.'],
    )
    const gone = await ask(tenant, 'v1.0/groups/11111111-2222-4333-8444-555555555555')
    assert.deepEqual([gone.status, gone.at('error', 'code')], [404, 'Request_ResourceNotFound'])
    assert.equal((await ask(tenant, 'v1.0/groups/nonsense')).status, 400)
  })

  it('count their members, with those of nested groups, by kind', async () => {
    const sales = `v1.0/groups/${groupId(tenant, 'SG-Sales')}`
    const count = async (path: string): Promise<number> =>
      Number((await ask(tenant, `${sales}/${path}`, { headers: eventual })).text)
    assert.equal(await count('members/$count'), 8)
    assert.equal(await count('members/microsoft.graph.user/$count'), 6)
    assert.equal(await count('transitiveMembers/microsoft.graph.user/$count'), 801)
    assert.equal(await count('transitiveMembers/microsoft.graph.group/$count'), 2)
    assert.equal(await count('transitiveMembers/microsoft.graph.device/$count'), 0)
    assert.equal((await ask(tenant, `${sales}/members/$count`)).status, 400)
    const members = await all(tenant, `${sales}/transitiveMembers?$top=300&$select=id,displayName`)
    assert.equal(new Set(members.map(({ id }) => id)).size, 803)
    assert.deepEqual(Object.keys(members[0] ?? {}), ['@odata.type', 'id', 'displayName'])
  })

  it('are found among the deleted items after they were removed', async () => {
    const own = await startSampleTenant()
    const id = groupId(own, 'SG-HR')
    own.removeGroup(id)
    assert.equal((await ask(own, `v1.0/groups/${id}`)).status, 404)
    const { json } = await ask(own, `v1.0/directory/deletedItems/${id}`)
    assert.deepEqual([json['displayName'], json['@odata.type']], ['SG-HR', '#microsoft.graph.group'])
    const listed = await all(own, 'v1.0/directory/deletedItems/microsoft.graph.group?$select=id,displayName')
    assert.deepEqual(
      listed.map(({ displayName }) => displayName),
      ['SG-Old-Branch-Offices', 'SG-HR'],
    )
    assert.equal((await ask(own, `v1.0/directory/deletedItems/${groupId(own, 'SG-Sales')}`)).status, 404)
    await own.close()
  })

  it('can not be changed', async () => {
    assert.equal((await ask(tenant, 'v1.0/groups', { method: 'POST', body: {} })).status, 405)
  })
})
