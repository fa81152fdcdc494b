import assert from 'node:assert/strict'
import '../../support/fakeVscode.ts'
import { explain, type Explanation } from '../../../src/operations/explain.ts'
import { reasonSentence } from '../../../src/operations/reasonSentence.ts'
import { plainWording } from './plainWording.ts'
import { Asker, rungOf } from './whyNotHarness.ts'

const { explanationReport } = await import('../../../src/workbench/reports/explanationReport.ts')
const { whyNotReport } = await import('../../../src/workbench/reports/whyNotReport.ts')
const { accountLabel } = await import('../../../src/workbench/messages/accountLabel.ts')

const [room, kiosk] = ['ROOM-ATRIUM-1', 'KIOSK-LOBBY-1']

describe('a device that several people sign in to', () => {
  let asker: Asker | undefined
  const start = async (...more: Parameters<typeof Asker.start>): Promise<Asker> => (asker = await Asker.start(...more))
  afterEach(() => asker?.close())
  const answerFor = (ada: Asker, name: string): Promise<Explanation> =>
    explain(ada.connection, { of: 'device', id: String(ada.device(name)['id']) })
  const reachOf = ({ configurations }: Explanation, name: string) =>
    configurations.find(({ configuration }) => configuration.displayName === name)?.reach
  const reader = '@contoso.com'
  it('names its user and the others, in no request more', async () => {
    const ada = await start()
    const answer = await answerFor(ada, room)
    assert.ok(ada.service.requests.filter(({ inner }) => !inner).length <= 7)
    assert.deepEqual(
      answer.subject.others?.map(({ name }) => name),
      [`alan.turing${reader}`, `katherine.johnson${reader}`],
    )
    const report = explanationReport(answer, ada.connection)
    assert.match(report, /User: hedy\.lamarr.*, the primary user\. Others sign in to it, and may get something else/)
    assert.match(report, /alan\.turing.*; katherine\.johnson/)
    const why = await ada.why(room, 'Update ring - Executives')
    assert.match(whyNotReport(why, ada.connection), /Others sign in to it.*alan\.turing/)
  })

  it('says who they are by id where their names may not be read', async () => {
    const ada = await start()
    const reply = { status: 403, body: { error: { code: 'Forbidden', message: 'no' } } }
    ada.service.fail({ match: { path: /users\/[^/?]+\?\$select/ }, times: 9, reply })
    const { subject } = await answerFor(ada, room)
    assert.ok(subject.others?.every(({ id, name }) => name === id))
    assert.equal(subject.others?.length, 2)
  })

  it('and has no user of its own: what is for all users is not known, and never nothing', async () => {
    const ada = await start()
    assert.equal(rungOf(await ada.why('SCANNER-0117', 'OneDrive silent sign-in'), 'otherSide').why, 'noUser')
    const answer = await answerFor(ada, kiosk)
    assert.deepEqual(
      answer.subject.others?.map(({ name }) => name),
      [`mia.rossi${reader}`],
    )
    const reach = reachOf(answer, 'OneDrive silent sign-in')
    assert.equal(reach?.verdict, 'unknown')
    assert.match(reach ? reasonSentence(answer.subject, reach, plainWording) : '', /who signs in .* was not read/)
    const why = await ada.why(kiosk, 'OneDrive silent sign-in')
    assert.deepEqual([why.verdict, rungOf(why, 'otherSide').why], ['unknown', 'othersNotRead'])
    assert.match(explanationReport(answer, ada.connection), /User: none of its own\. Others sign in to it/)
  })

  it('may get what a group of users has, of which its own user is no member', async () => {
    const ada = await start()
    const why = await ada.why(kiosk, 'Office update channel')
    assert.deepEqual([why.verdict, rungOf(why, 'notMember').why], ['unknown', 'othersNotRead'])
    assert.match(whyNotReport(why, ada.connection), /It is not known whether .*: Others sign in to .*not read\./)
    // A group of devices holds none of them.
    assert.equal((await ada.why(kiosk, 'Hotpatch')).verdict, 'notTargeted')
    // What is for another platform does not come, whoever signs in.
    assert.equal((await ada.why(kiosk, 'iOS updates at night')).verdict, 'notTargeted')
  })
})

describe('what decides and is not read', () => {
  let asker: Asker | undefined
  beforeEach(async () => (asker = await Asker.start()))
  afterEach(() => asker?.close())
  const because = async (name: string, who: string): Promise<string> => {
    assert.ok(asker)
    const { connection } = asker
    const asked = who.includes('@')
      ? ({ of: 'user', key: who } as const)
      : ({ of: 'device', id: String(asker.device(who)['id']) } as const)
    const { subject, configurations } = await explain(connection, asked)
    const found = configurations.find(({ configuration }) => configuration.displayName === name)
    return found ? reasonSentence(subject, found.reach, plainWording) : ''
  }

  it('is the license that All users takes', async () => {
    assert.match(await because('OneDrive silent sign-in', 'grace.hopper@contoso.com'), /license for Intune, .*not read/)
  })

  it('is how an app installs that comes through devices alone', async () => {
    assert.ok(asker)
    assert.match(await because('7-Zip', 'CONTOSO-PC-001'), /installs for the user .* was not read/)
    assert.equal((await asker.rung('otherSide', 'CONTOSO-PC-001', '7-Zip')).why, 'contextNotRead')
    // Through a user it comes either way, and other types have no such context.
    assert.doesNotMatch(await because('Visual Studio Code', 'CONTOSO-PC-001'), /installs for the user/)
    assert.doesNotMatch(await because('Company Portal', 'CONTOSO-PC-001'), /installs for the user/)
  })
})

describe('the account of a report', () => {
  it('is a person by name, and an application by its id', () => {
    const tenant = { tenantName: 'Contoso', tenantId: 't' }
    const label = (identity: { username?: string; application?: string }, sample = false) =>
      accountLabel({ identity: { ...tenant, ...identity }, sample })
    assert.equal(label({ username: 'ada@contoso.com' }), 'ada@contoso.com')
    assert.equal(label({ application: '1b2c' }), 'the application 1b2c')
    assert.equal(label({}), 'an application')
    assert.match(label({}, true), /sample/)
  })
})
