import assert from 'node:assert/strict'
import type { WhyNotResult } from '../../src/operations/whyNotResult.ts'
import { configurationId, groupId } from './onServer.ts'
import { run, signedInWith } from './signedIn.ts'

interface Answer {
  readonly subject: { readonly id: string; readonly name: string }
  readonly configurations: readonly {
    readonly kind: string
    readonly id: string
    readonly verdict: string
    readonly because: string
  }[]
  readonly unread: readonly unknown[]
}

describe('the explaining commands', () => {
  const host = signedInWith()

  it('answer for a group, a user and a device, and write nothing', async () => {
    const group = await run<Answer>('explainGroup', { groupId: groupId(host.tenant, 'SG-Intune-Exec') })
    assert.equal(group.subject.name, 'SG-Intune-Exec')
    assert.deepEqual(group.unread, [])
    assert.ok(group.configurations.some(({ verdict }) => verdict === 'excluded'))
    const user = await run<Answer>('explainUser', { user: 'hedy.lamarr@contoso.com' })
    assert.equal(user.subject.name, 'Hedy Lamarr')
    const [pc] = host.tenant.devices()
    const device = await run<Answer>('explainDevice', { deviceId: String(pc?.['id']) })
    assert.equal(device.subject.name, pc?.['deviceName'])
    for (const { configurations } of [group, user, device]) {
      assert.ok(configurations.length > 0)
      for (const { kind, because } of configurations) {
        assert.equal(kind, 'deviceConfigurations')
        assert.match(because, /^[^\n]+\.$/)
      }
    }
    assert.deepEqual(
      host.tenant.requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('$batch')),
      [],
    )
  })

  it('say why a configuration does not arrive, and ask nothing', async () => {
    const [pc] = host.tenant.devices()
    const id = configurationId(host.tenant, 'Kiosk lobby')
    const answer = await run<WhyNotResult>('whyNot', { deviceId: String(pc?.['id']), configurationId: id })
    assert.equal(answer.verdict, 'notTargeted')
    assert.match(answer.because, /does not get Kiosk lobby\. .*no assignment/)
    const holding = answer.reasons.filter(({ holds }) => holds === true)
    assert.deepEqual(
      holding.map(({ step }) => step),
      ['notAssigned'],
    )
    for (const { because, evidence } of answer.reasons) {
      assert.match(because, /^[^\n]+\.$/)
      for (const { text } of evidence) assert.notEqual(text, '')
    }
    await assert.rejects(run('whyNot', { configurationId: id }), { name: 'UsageError' })
  })

  it('reject with a kind for whom nobody knows', async () => {
    await assert.rejects(run('explainUser', { user: 'nobody@contoso.com' }), { kind: 'notFound' })
    await assert.rejects(run('explainGroup', { groupId: 'x' }), { name: 'UsageError' })
  })

  it('test the rule of a filter', async () => {
    const rule = '(device.manufacturer -eq "Dell Inc.")'
    const test = (properties: Record<string, unknown>, other = rule) =>
      run('testFilterRule', { rule: other, platform: 'windows10AndLater', properties })
    assert.deepEqual(await test({ manufacturer: 'dell inc.' }), { matches: true })
    assert.deepEqual(await test({ manufacturer: 'HP' }), { matches: false })
    assert.deepEqual(await test({}), { matches: 'unknown' })
    assert.ok('error' in (await test({}, '(device.manufacturer')))
  })
})
