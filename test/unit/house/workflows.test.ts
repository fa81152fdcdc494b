import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectPaths } from '../../support/projectPaths.ts'

const folder = join(projectPaths.root, '.github/workflows')

describe('the public workflows', () => {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8')

    it(`run actions of known bytes: ${name}`, () => {
      const uses = Array.from(text.matchAll(/uses: *(.*)/g), ([, action]) => action ?? '')
      assert.ok(uses.length > 0)
      assert.deepEqual(
        uses.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action)),
        [],
      )
    })

    it(`leave no token behind, and have none that they don't need: ${name}`, () => {
      const steps = text.split(/^ +- /m).filter((step) => step.includes('actions/checkout@'))
      for (const step of steps) assert.match(step, /persist-credentials: false/)
      assert.match(text, /^permissions: \{\}$/m)
      const jobs = text.split(/^jobs:$/m)[1]?.match(/^ {2}\w+:$/gm) ?? []
      assert.equal(text.match(/^ {4}permissions:$/gm)?.length, jobs.length, 'a job without permissions of its own')
      assert.deepEqual(
        Array.from(text.matchAll(/([\w-]+): write/g), ([, what]) => what).filter((what) => what !== 'security-events'),
        [],
      )
    })
  }
})
