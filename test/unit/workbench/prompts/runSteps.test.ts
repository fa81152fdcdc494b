import assert from 'node:assert/strict'
import { runSteps, type Step } from '../../../../src/workbench/prompts/runSteps.ts'

describe('the steps of a question', () => {
  it('go on and back over one that has nothing to ask', async () => {
    const seen: string[] = []
    const answers = ['next', 'back', 'next', 'next'] as const
    let asked = 0
    const question =
      (name: string): Step =>
      () => {
        seen.push(name)
        return Promise.resolve(answers[asked++] ?? 'next')
      }
    await runSteps([question('group'), () => Promise.resolve('skip'), question('options')])
    assert.deepEqual(seen, ['group', 'options', 'group', 'options'])
  })

  it('ask the first question again where nothing was asked before it', async () => {
    let answer: 'back' | 'next' = 'back'
    let asked = 0
    await runSteps([
      () => Promise.resolve('skip'),
      () => {
        asked++
        const now = answer
        answer = 'next'
        return Promise.resolve(now)
      },
    ])
    assert.equal(asked, 2)
  })
})
