import assert from 'node:assert/strict'
import { type Authority, startAuthority } from '../../../support/authority.ts'
import { BrowserNotOpened } from '../../../../src/workbench/host/browserNotOpened.ts'
import { browserOrCode, type BrowserTrouble } from '../../../../src/workbench/signIn/browserOrCode.ts'
import { Desk } from '../../auth/signInHarness.ts'
import { failure } from '../../graph/graphHarness.ts'

const never = new Promise<never>(() => undefined)

describe('signing in with the browser or a code', () => {
  let authority: Authority
  let desk: Desk
  let offers: BrowserTrouble[]
  beforeEach(async () => {
    authority = await startAuthority()
    desk = new Desk()
    offers = []
  })
  afterEach(async () => {
    await desk.transport.close()
    await authority.close()
  })

  function signIn(answer: Promise<boolean>, { patience = 60_000, signal = new AbortController().signal } = {}) {
    return browserOrCode(
      {
        signIn: async (method, until) => {
          await desk.signIn(method, authority).signIn({}, until)
          return method
        },
        offerCode: (trouble) => {
          offers.push(trouble)
          return answer
        },
        patience,
      },
      signal,
    )
  }

  const grants = () => authority.tokenRequests.map(({ grant }) => grant.replace(/.*:/, ''))

  it('takes the browser where it gets back', async () => {
    assert.equal(await signIn(never), 'interactiveBrowser')
    assert.deepEqual([offers, grants()], [[], ['authorization_code']])
  })

  it('takes a code where the browser does not open and the user wants it', async () => {
    desk.atBrowser = () => Promise.reject(new BrowserNotOpened())
    assert.equal(await signIn(Promise.resolve(true)), 'deviceCode')
    assert.deepEqual([offers, grants()], [['notOpened'], ['device_code']])
  })

  it('is over without a second message where the user does not want it', async () => {
    desk.atBrowser = () => Promise.reject(new BrowserNotOpened())
    assert.equal((await failure(signIn(Promise.resolve(false)))).kind, 'cancelled')
    assert.deepEqual([offers, grants()], [['notOpened'], []])
  })

  it('takes a code where nothing comes back from the browser and the user wants it', async () => {
    desk.atBrowser = () => Promise.resolve()
    assert.equal(await signIn(Promise.resolve(true), { patience: 20 }), 'deviceCode')
    assert.deepEqual([offers, grants()], [['silent'], ['device_code']])
  })

  it('is cancelled while the browser is waited for, and while the offer stands', async () => {
    for (const atBrowser of [() => Promise.resolve(), () => Promise.reject(new BrowserNotOpened())]) {
      const user = new AbortController()
      desk.atBrowser = async () => {
        setImmediate(() => user.abort())
        return atBrowser()
      }
      await assert.rejects(signIn(never, { signal: user.signal }), /Cancelled|aborted/)
      assert.deepEqual(grants(), [])
    }
  })

  it('offers no code for a refusal: a code would meet the same', async () => {
    authority.behaviour.refusals.push({ error: 'invalid_client', description: 'AADSTS7000218: No.' })
    assert.equal((await failure(signIn(Promise.resolve(true)))).kind, 'badRequest')
    assert.deepEqual(offers, [])
  })
})
