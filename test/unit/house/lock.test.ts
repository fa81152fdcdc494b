import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectPaths } from '../../support/projectPaths.ts'

const locks = ['package-lock.json', 'test/support/vscode/server/package-lock.json']

describe('the lock', () => {
  for (const path of locks) {
    it(`says of each package which bytes it is: ${path}`, () => {
      const { packages } = JSON.parse(readFileSync(join(projectPaths.root, path), 'utf8')) as {
        packages: Record<string, { integrity?: string; resolved?: string; hasInstallScript?: boolean }>
      }
      const open = Object.entries(packages).filter(
        ([folder, { integrity }]) => folder !== '' && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
      )
      assert.deepEqual(open, [])
      assert.ok(Object.keys(packages).length > 100)
    })
  }
})
