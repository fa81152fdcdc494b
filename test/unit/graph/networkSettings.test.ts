import assert from 'node:assert/strict'
import { proxyFor } from '../../../src/graph/networkSettings.ts'
import type { NetworkSettings } from '../../../src/graph/networkSettings.ts'
import { plainNetwork } from './graphHarness.ts'

const graph = 'https://graph.microsoft.com/beta'

function proxy(url: string, settings: Partial<NetworkSettings>): string | undefined {
  return proxyFor(new URL(url), { ...plainNetwork, ...settings })
}

describe('The proxy for an address', () => {
  it('is none without settings', () => assert.equal(proxy(graph, {}), undefined))
  it('is the one of the setting before that of the environment', () => {
    const environment = { HTTPS_PROXY: 'http://environment:1' }
    assert.equal(proxy(graph, { proxy: 'http://setting:1', environment }), 'http://setting:1')
    assert.equal(proxy(graph, { proxy: ' ', environment }), 'http://environment:1')
  })
  it('is the one for https, else the one for http', () => {
    assert.equal(proxy(graph, { environment: { HTTP_PROXY: 'http://a:1', https_proxy: 'http://b:1' } }), 'http://b:1')
    assert.equal(proxy(graph, { environment: { HTTP_PROXY: 'http://a:1' } }), 'http://a:1')
  })
  it('may lack its scheme', () => assert.equal(proxy(graph, { proxy: 'setting:8080' }), 'http://setting:8080'))
  for (const password of [
    'pass-word',
    'a/b',
    '1/2',
    '1#2',
    '1?2',
    'a@b',
    'a:b',
    '100%',
    '%2F',
    String.raw`a\b`,
    '[a]',
  ]) {
    it(`has the host that it is meant to have where the password is ${password}`, () => {
      for (const scheme of ['http://', '']) {
        const found = new URL(proxy(graph, { proxy: `${scheme}ann:${password}@proxy.contoso.com:8080` }) ?? '')
        assert.equal(found.host, 'proxy.contoso.com:8080')
        assert.equal(`${found.username}:${decodeURIComponent(found.password)}`, `ann:${decoded(password)}`)
      }
    })
  }
  it('is none for this machine', () => {
    for (const host of ['127.0.0.1:5', 'localhost:5', '[::1]:5', 'LOCALHOST']) {
      assert.equal(proxy(`http://${host}/`, { proxy: 'http://setting:1' }), undefined)
    }
  })
  for (const [rule, exempt] of [
    ['*', true],
    ['graph.microsoft.com', true],
    ['GRAPH.Microsoft.com', true],
    ['microsoft.com', true],
    ['.microsoft.com', true],
    ['*.microsoft.com', true],
    ['microsoft.com:443', true],
    ['microsoft.com:8443', false],
    ['soft.com', false],
    ['raph.microsoft.com', false],
    ['graph.microsoft.com.example.org', false],
    ['', false],
  ] as const) {
    it(`${exempt ? 'is none' : 'stays'} where NO_PROXY or http.noProxy says "${rule}"`, () => {
      const expected = exempt ? undefined : 'http://p:1'
      assert.equal(proxy(graph, { proxy: 'http://p:1', environment: { NO_PROXY: `a.example, ${rule}` } }), expected)
      assert.equal(proxy(graph, { proxy: 'http://p:1', noProxy: ['a.example', rule] }), expected)
    })
  }
})

/** What is escaped already stays so. */
function decoded(password: string): string {
  return /%[0-9a-f]{2}/i.test(password) ? decodeURIComponent(password) : password
}
