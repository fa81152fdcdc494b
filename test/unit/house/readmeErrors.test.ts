import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectPaths } from '../../support/projectPaths.ts'

const text = (path: string): string => readFileSync(join(projectPaths.root, path), 'utf8')

describe('the errors in the README', () => {
  it('are all kinds that a command can answer with', () => {
    const kinds = ['src/graph/graphError.ts', 'src/intune/model/domainError.ts'].flatMap((path) => {
      const union = /ErrorKind =\n(.*?)\n\n/s.exec(text(path))?.[1] ?? ''
      return Array.from(union.matchAll(/^ {2}\| '(\w+)'$/gm), ([, kind = '']) => kind)
    })
    assert.ok(kinds.length > 30)
    const table = /\| `kind` \| meaning \|(.*?)\n\n/s.exec(text('README.md'))?.[1] ?? ''
    assert.deepEqual(
      kinds.filter((kind) => !table.includes(`\`${kind}\``)),
      [],
    )
  })
})
