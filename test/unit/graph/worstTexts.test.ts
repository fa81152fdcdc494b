import assert from 'node:assert/strict'
import { redacted, serviceMessage } from '../../../src/graph/serviceMessage.ts'

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
    ['braces', '{'.repeat(long)],
    ['JSON in a text, 64 MB long', `{"Message":"${'x '.repeat(32 * 1024 * 1024)}"}`],
  ] as const) {
    it(`does not hold the host: ${name}`, () => {
      assert.ok((serviceMessage({ code: 'X', message: text }).text ?? '').length <= 601)
    })
  }

  for (const secret of [
    'anna_contoso.com#EXT#@fabrikam.onmicrosoft.com',
    'jürgen@müller.example',
    'anna%40contoso.com',
    'client_secret=abc~123.xyz',
    'Basic QWxhZGRpbjpvcGVuc2VzYW1l',
    'Bearer abcdefgh12345678',
    'http://anna:secret@proxy.contoso.com:8080',
    `0.AX${'a1B2'.repeat(40)}`,
  ]) {
    it(`shows no ${secret.slice(0, 24)}`, () => {
      const shown = redacted(`The request of ${secret} failed.`)
      assert.match(shown, /^The request of .* failed\.$/)
      assert.ok(!shown.includes(secret.split('=').at(-1) ?? secret))
      assert.doesNotMatch(shown, /anna|jürgen|contoso|müller/i)
    })
  }
})
