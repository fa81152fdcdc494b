import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectPaths } from '../../support/projectPaths.ts'
import { sourceFile, sourceFiles } from './imports.ts'
import { rooms, root } from './rooms.ts'
import { breaches } from './walls.ts'

describe('the walls of the house', () => {
  it('hold: each import goes down, nothing goes in a circle, and only the workbench knows VS Code', async () => {
    const files = await sourceFiles(projectPaths.root, 'src')
    assert.ok(files.length > 200)
    assert.deepEqual(breaches(files, rooms, root), [])
  })

  it('are those of the README', async () => {
    const readme = await readFile(join(projectPaths.root, 'README.md'), 'utf8')
    for (const [name, { holds, imports }] of Object.entries(rooms)) {
      const row = `| \`${name}\` | ${holds} | ${imports.length === 0 ? 'nothing of ours' : imports.map((one) => `\`${one}\``).join(', ')} |`
      assert.ok(readme.includes(row), `the README lacks: ${row}`)
    }
  })

  it('have no room in the table that is not there', async () => {
    const files = await sourceFiles(projectPaths.root, 'src')
    for (const name of Object.keys(rooms))
      assert.ok(
        files.some(({ path }) => path.startsWith(`src/${name}/`)),
        name,
      )
  })

  const broken: readonly (readonly [why: string, path: string, text: string])[] = [
    ['an import upwards', 'src/graph/x.ts', "import { a } from '../auth/account.ts'"],
    ['a type import upwards', 'src/intune/model/x.ts', "import type { Tenant } from '../tenant/tenant.ts'"],
    ['an export from above', 'src/intune/journal/x.ts', "export { Applier } from '../applying/applier.ts'"],
    ['an import that is made when it runs', 'src/base/x.ts', "const a = await import('../graph/undici.ts')"],
    [
      'an import from the client into the sample tenant',
      'src/workbench/host/x.ts',
      "import '../../sampleTenant/service.ts'",
    ],
    ['an import from the sample tenant into the client', 'src/sampleTenant/http/x.ts', "import '../../graph/graph.ts'"],
    [
      'an import from one surface into another',
      'src/workbench/views/changes/x.ts',
      "import '../configurations/row.ts'",
    ],
    [
      'an import from the operations into the workbench',
      'src/operations/x.ts',
      "import '../workbench/plans/planRunner.ts'",
    ],
    ['VS Code in the session', 'src/session/x.ts', "import type * as vscode from 'vscode'"],
    ['an import of the composition root', 'src/workbench/host/x.ts', "import { activate } from '../../extension.ts'"],
    ['a folder that is no room', 'src/utils/x.ts', ''],
  ]
  for (const [why, path, text] of broken) {
    it(`catch ${why}`, () => {
      assert.equal(breaches([sourceFile(path, text)], rooms, root).length, 1)
    })
  }

  it('catch a circle of files, of types too', () => {
    const files = [
      sourceFile('src/graph/a.ts', "import type { B } from './b.ts'"),
      sourceFile('src/graph/b.ts', "import type { C } from './c.ts'"),
      sourceFile('src/graph/c.ts', "import type { A } from './a.ts'"),
    ]
    assert.deepEqual(breaches(files, rooms, root), [
      'files in a circle: src/graph/a.ts, src/graph/b.ts, src/graph/c.ts',
    ])
  })

  it('catch a circle of rooms, whatever the table allows', () => {
    const both = { a: { holds: '', imports: ['b'] }, b: { holds: '', imports: ['a'] } }
    const files = [
      sourceFile('src/a/one.ts', "import '../b/one.ts'"),
      sourceFile('src/b/one.ts', ''),
      sourceFile('src/b/two.ts', "import '../a/two.ts'"),
      sourceFile('src/a/two.ts', ''),
    ]
    assert.deepEqual(breaches(files, both, root), ['rooms in a circle: a, b'])
  })
})
