import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectPaths } from '../../support/projectPaths.ts'
import { readImports } from './readImports.ts'

const locks = ['package-lock.json', 'test/support/vscode/server/package-lock.json']

describe('the lock', () => {
  it('is audited for all that is shipped: a package that src imports is no package for development', () => {
    const { dependencies } = JSON.parse(readFileSync(join(projectPaths.root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const packages = readImports(join(projectPaths.root, 'src')).flatMap(({ to }) => {
      const name = /^(@[\w.-]+\/)?[\w.-]+/.exec(to)?.[0] ?? ''
      return to.endsWith('.ts') || to.startsWith('node:') || name === 'vscode' ? [] : [name]
    })
    assert.deepEqual(
      [...new Set(packages)].filter((name) => !Object.hasOwn(dependencies, name)),
      [],
    )
    const workflow = readFileSync(join(projectPaths.root, '.github/workflows/ci.yml'), 'utf8')
    assert.match(workflow, /npm audit --omit=dev/)
  })

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
