import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { bundlePath, messagesOf, sourceMessages } from '../support/l10nBundle.ts'

describe('messages for translation', () => {
  it('are all in l10n/bundle.l10n.json, and nothing else is', () => {
    const bundle = JSON.parse(readFileSync(bundlePath, 'utf8')) as Record<string, string>
    const { messages } = sourceMessages()
    const write = 'npm run generate writes the bundle'
    assert.deepEqual(Object.keys(bundle).sort(), [...messages], write)
    for (const [key, text] of Object.entries(bundle)) assert.equal(text, key)
  })

  it('are literals, so that they can be collected', () => {
    assert.deepEqual(sourceMessages().unreadable, [])
  })

  it('are plain sentences: no exclamation mark, no "please", no "successfully"', () => {
    const loud = sourceMessages().messages.filter((one) => /!|\bplease\b|\bsuccess/i.test(one))
    assert.deepEqual(loud, [])
  })

  it('name their places {0}, {1} and so on, without a gap', () => {
    for (const message of sourceMessages().messages) {
      const places = [...new Set([...message.matchAll(/\{(\d+)\}/g)].map(([, digit]) => Number(digit)))].sort(
        (a, b) => a - b,
      )
      assert.deepEqual(places, [...places.keys()], message)
    }
  })

  it('are found however the call is written', () => {
    const source = [
      "vscode.l10n.t('one')",
      'const { t } = vscode.l10n',
      "t(\n  'two, {0}',\n  name,\n)",
      '`${vscode.l10n.t("it\'s three")}: ${other}`',
      "sentence('four {0}', names.group(id))",
      "count('not this'), list.at('nor this'), this.#t('nor that')",
    ].join('\n')
    assert.deepEqual(messagesOf(source), { messages: ['one', 'two, {0}', "it's three", 'four {0}'], unreadable: [] })
  })

  it('that are put together are refused', () => {
    assert.deepEqual(messagesOf("t(many ? 'some' : 'one')").unreadable, ["t(many ? 'some' : 'one')"])
    assert.deepEqual(messagesOf("t('some ' + name)").unreadable, ["t('some ' + name)"])
  })
})
