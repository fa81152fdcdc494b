import assert from 'node:assert/strict'
import { customCloud } from '../../../src/graph/cloud.ts'

const authorityHost = 'https://login.contoso.example/'

describe('the cloud of the setting customCloud', () => {
  it('has its two addresses, without a slash at the end', () => {
    assert.deepEqual(customCloud({ graphEndpoint: 'https://graph.contoso.example//', authorityHost }), {
      name: 'custom',
      graphRoot: 'https://graph.contoso.example',
      authorityHost: 'https://login.contoso.example',
    })
  })

  it('may be http on this machine', () => {
    assert.equal(customCloud({ graphEndpoint: 'http://127.0.0.1:5', authorityHost }).graphRoot, 'http://127.0.0.1:5')
  })

  for (const settings of [
    undefined,
    null,
    [],
    'https://graph.contoso.example',
    {},
    { authorityHost },
    { graphEndpoint: 5, authorityHost },
    { graphEndpoint: null, authorityHost },
    { graphEndpoint: { href: 'https://graph.contoso.example' }, authorityHost },
    { graphEndpoint: 'http://graph.contoso.example', authorityHost },
    { graphEndpoint: 'http://127.0.0.1.contoso.example', authorityHost },
    { graphEndpoint: 'https://ann@graph.contoso.example', authorityHost },
    { graphEndpoint: 'file:///etc', authorityHost },
    { graphEndpoint: 'constructor', authorityHost },
  ]) {
    it(`is none, and says which address is wrong: ${JSON.stringify(settings)}`, () => {
      assert.throws(() => customCloud(settings), { name: 'TypeError', message: /^graphEndpoint has to be an https/ })
    })
  }
})
