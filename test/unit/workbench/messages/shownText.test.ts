import assert from 'node:assert/strict'
import { lookAlikes } from '../../../../src/workbench/messages/lookAlikes.ts'
import { markdownText } from '../../../../src/workbench/messages/markdownText.ts'
import { plainLine } from '../../../../src/workbench/messages/plainLine.ts'
import { shownName } from '../../../../src/workbench/messages/shownName.ts'
import { withoutIcons } from '../../../../src/workbench/messages/withoutIcons.ts'
import { hidden, iconOfLabel, linkOfNotification, lookAlikePairs, nastyNames } from '../../../support/nastyNames.ts'

describe('a name from outside, as it is shown', () => {
  for (const { tries, name } of nastyNames) {
    it(`only shows, where it tries ${tries}`, () => {
      const sentences = [name, `Include ${name} in ${name}?`, `[${name}](${name})`, `${name}(${name})`]
      for (const text of sentences) {
        assert.deepEqual(plainLine(text).match(linkOfNotification), null)
        assert.doesNotMatch(plainLine(text), hidden)
        assert.ok(plainLine(text).length <= 1_000)
        assert.doesNotMatch(withoutIcons(text), iconOfLabel)
        assert.equal(withoutIcons(withoutIcons(text)), withoutIcons(text))
      }
      const shown = shownName(name, 'id')
      assert.ok(shown.length > 0 && shown.length <= 256)
      assert.equal(shownName(shown, 'id'), shown)
    })
  }

  it('is what it was where it does nothing of that sort', () => {
    const harmless = [
      'Update ring - Pilot (Berlin) [2]',
      'Ärzte & Pflege, 東京, Здоровье, עברית, ไทย',
      '☁️ Cloud 👩🏽‍💻 Dev 1️⃣ 🏳️‍🌈',
      'Cost: $5 (net)',
    ]
    for (const name of harmless) assert.equal(shownName(name, 'id'), name)
  })

  it('stands for nothing where there is nothing: its id is shown', () => {
    assert.equal(shownName('', 'id'), 'id')
    assert.equal(shownName(undefined, 'id'), 'id')
    assert.equal(shownName(' \t ', 'id'), 'id')
  })

  it('takes no time, whatever it is', () => {
    const began = performance.now()
    for (const piece of ['[', '](', '[a](', '$(', '\u200b', '\u0334', 'a\ufe0f', ' ', '\n', '\\', '_', '👩‍']) {
      plainLine(piece.repeat(500_000))
      markdownText(piece.repeat(500_000))
      lookAlikes([piece.repeat(10_000), piece])
    }
    assert.ok(performance.now() - began < 1_000, `${performance.now() - began} ms`)
  })
})

describe('a name in a Markdown document', () => {
  for (const { tries, name } of nastyNames) {
    it(`is text, where it tries ${tries}`, () => {
      const shown = markdownText(name)
      assert.doesNotMatch(shown, /(?<!\\)[[\]<>`*|#$]/)
      assert.doesNotMatch(shown, /(?<!\\):\/\//)
      assert.doesNotMatch(shown, hidden)
    })
  }
})

describe('names that look alike', () => {
  for (const [one, other] of lookAlikePairs) {
    it(`are told apart: ${JSON.stringify(one)} and ${JSON.stringify(other)}`, () => {
      assert.deepEqual([...lookAlikes([one, 'SG-Marketing', other])], [...new Set([one, other])])
    })
  }

  it('are not those that differ in a letter that people read', () => {
    assert.deepEqual([...lookAlikes(['SG-Sales', 'SG-Sale', 'SG-Sales 2', 'SG-Sales 3', 'SG-HR', ''])], [])
  })
})
