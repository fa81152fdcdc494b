import assert from 'node:assert/strict'
import { LoopbackListener } from '../../../src/auth/loopbackListener.ts'
import { startAuthority } from '../../support/authority.ts'
import { failure } from '../graph/graphHarness.ts'
import { Desk } from './signInHarness.ts'

describe('The listener that the browser comes back to', () => {
  let listener: LoopbackListener
  let address: string
  const visit = (query: string): Promise<Response> => fetch(`${address}/${query}`, { redirect: 'manual' })

  beforeEach(async () => {
    listener = new LoopbackListener()
    address = await listener.listen()
  })
  afterEach(() => listener.close())

  it('takes the answer of this sign-in, and keeps the code out of the history', async () => {
    const { status, headers } = await visit(`?code=abc&client_info=x&state=${listener.state}`)
    assert.deepEqual([status, headers.get('location'), headers.get('cache-control')], [302, '/', 'no-store'])
    assert.deepEqual(await listener.answer(), { code: 'abc', clientInfo: 'x' })
    assert.match(await (await visit('')).text(), /You are signed in/)
  })

  for (const query of ['?code=evil', '?code=evil&state=', '?code=evil&state=guess', '?error=access_denied&state=x']) {
    it(`takes nothing from whoever does not know its state: ${query}`, async () => {
      assert.equal((await visit(query)).status, 400)
      await visit(`?code=right&state=${listener.state}`)
      assert.deepEqual(await listener.answer(), { code: 'right', clientInfo: '' })
    })
  }

  it('takes nothing but a GET with an answer', async () => {
    await fetch(`${address}/?code=posted&state=${listener.state}`, { method: 'POST', redirect: 'manual' })
    assert.equal((await visit('favicon.ico')).status, 200)
    await visit(`?error=access_denied&error_description=no&state=${listener.state}`)
    assert.deepEqual(await listener.answer(), { error: 'access_denied', description: 'no' })
    assert.match(await (await visit('')).text(), /not signed in/)
  })

  it('shows no text of whoever calls it', async () => {
    const body = await (await visit('?error=%3Cscript%3E&state=x')).text()
    assert.doesNotMatch(body, /script/)
  })

  it('stops waiting when the sign-in is given up', async () => {
    const abort = new AbortController()
    const waiting = new LoopbackListener(abort.signal)
    await waiting.listen()
    abort.abort()
    assert.equal((await failure(waiting.answer())).kind, 'cancelled')
    waiting.close()
  })

  it('is one a foreign page cannot sign somebody in through', async () => {
    const authority = await startAuthority()
    const desk = new Desk()
    const open = desk.atBrowser
    desk.atBrowser = async (url) => {
      const redirect = new URL(url).searchParams.get('redirect_uri') ?? ''
      const foreign = await fetch(`${redirect}/?code=of-somebody-else`, { redirect: 'manual' })
      assert.equal(foreign.status, 400)
      await open(url)
    }
    const account = await desk.signIn('interactiveBrowser', authority).signIn()
    assert.equal(account.username, authority.username)
    await desk.transport.close()
    await authority.close()
  })
})
