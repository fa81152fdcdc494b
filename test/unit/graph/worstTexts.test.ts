import assert from 'node:assert/strict'
import { redacted } from '../../../src/graph/redacted.ts'
import { serviceMessage } from '../../../src/graph/serviceMessage.ts'

const long = 64 * 1024

describe('the worst text of a service', function () {
  // A text like these held the host for a minute and more: slow is seen as a time-out.
  this.timeout(2_000)

  for (const [name, text] of [
    ['blanks', ' '.repeat(long)],
    ['blanks and line breaks', ' \n'.repeat(long / 2)],
    ['dashes and blanks', ' - '.repeat(long / 3)],
    ['labels of a host that never ends', 'a.'.repeat(long / 2)],
    ['an address of a person that never ends', `${'a'.repeat(long / 2)}@${'b.'.repeat(long / 4)}`],
    ['at signs', 'a@'.repeat(long / 2)],
    ['schemes', 'a:/'.repeat(long / 3)],
    ['parts of a token', `eyJ${'a.'.repeat(long / 2)}`],
    ['users and passwords', 'a:'.repeat(long / 2)],
    ['names of secrets', 'a_secret'.repeat(long / 8)],
    ['codes of addresses', '%25'.repeat(long / 3)],
    ['marks of a token', '0.A-Q~'.repeat(long / 6)],
    ['braces', '{'.repeat(long)],
    ['JSON in a text, 64 MB long', `{"Message":"${'x '.repeat(32 * 1024 * 1024)}"}`],
  ] as const) {
    it(`does not hold the host: ${name}`, () => {
      assert.ok((serviceMessage({ code: 'X', message: text }).text ?? '').length <= 601)
    })
  }

  // What is secret in each, and what may stay is the rest.
  for (const [what, secrets] of [
    ['anna_contoso.com#EXT#@fabrikam.onmicrosoft.com', ['anna', 'contoso', 'fabrikam']],
    [`${'anna.'.repeat(14)}kovač_contoso.com#EXT#@fabrikam.onmicrosoft.com`, ['anna', 'kova', 'fabrikam']],
    ['jürgen@müller.example', ['jürgen', 'müller']],
    ['ju\u0308rgen@mu\u0308ller.example', ['ju', 'rgen', 'ller']],
    ['李雷@例子.中国', ['李', '例']],
    ["o'neil&sons!x@contoso.com", ['neil', 'sons', 'contoso']],
    ['anna＠contoso.com', ['anna', 'contoso']],
    ['anna%40contoso.com', ['anna', 'contoso']],
    ['anna%2540contoso.com', ['anna', 'contoso']],
    ['client_secret=abc~123.xyz', ['abc', 'xyz']],
    ['"client_secret":"abc~123.xyz"', ['abc', 'xyz']],
    ['client_secret: abc~123.xyz', ['abc', 'xyz']],
    ['client_secret%3Dabc~123.xyz%26x', ['abc', 'xyz']],
    ["AZURE_CLIENT_SECRET='abc 123'", ['abc', '123']],
    ['refresh_token=0.short', ['short']],
    ['password=pa&ss', ['pa&']],
    ['Basic QWxhZGRpbjpvcGVuc2VzYW1l', ['QWxh']],
    ['Basic dTpw', ['dTpw']],
    ['Bearer abcdefgh12345678', ['abcd']],
    ['Bearer refresh-073d4a71-d3b3-43e5', ['073d', 'refresh-']],
    ['Bearer opaque.token', ['opaque', 'token.']],
    ['bearer abcdefgh~ijk', ['abcd', 'ijk']],
    ['http://anna:secret@proxy.contoso.com:8080', ['anna', 'secret', 'contoso']],
    ['anna:sec/ret#1@proxy.contoso.com:8080', ['anna', 'sec/', 'ret#', 'contoso']],
    ['anna:secret@proxy:8080', ['anna', 'secret']],
    [`0.AX${'a1B2'.repeat(40)}`, ['a1B2']],
    [`1.AX${'a1B2'.repeat(12)}`, ['a1B2']],
    [`M.C5_BAY.0.U.-${'Cx9*'.repeat(30)}`, ['Cx9']],
  ] as const) {
    it(`shows no ${what.slice(0, 24)}`, () => {
      const shown = redacted(`The request of ${what} failed.`)
      assert.match(shown, /^The request of .*failed\.$/)
      for (const secret of secrets) assert.ok(!shown.includes(secret), shown)
    })
  }

  it('keeps what helps: codes, ids, versions, times, and words that look a little like a secret', () => {
    for (const plain of [
      'AADSTS7000215: Invalid client secret provided.',
      'Request 7a1b4a1c-8b52-4d7e-9f0a-0c1d2e3f4a5b at 2026-01-01T00:00:00Z failed.',
      'The code: BadRequest. A basic configuration is missing.',
      'Change the password of the profile. Bearer tokens are refused.',
      'microsoft.graph.windows10EndpointProtectionConfiguration is no type of version 1.2.3.',
    ])
      assert.equal(redacted(plain), plain)
  })
})
