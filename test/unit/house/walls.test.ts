import assert from 'node:assert/strict'
import { join } from 'node:path'
import { projectPaths } from '../../support/projectPaths.ts'
import { circles } from './circles.ts'
import { importsOf, readImports, sourceFiles } from './readImports.ts'
import { roomTable, shownTable } from './readmeTable.ts'
import { rooms } from './rooms.ts'
import { allowed, breaches, roomOf, roomsNamed } from './walls.ts'

const src = join(projectPaths.root, 'src')

describe('the walls of the house', () => {
  it('hold: each import goes down, nothing goes in a circle, and only the workbench knows VS Code', () => {
    const imports = readImports(src)
    assert.ok(imports.length > 1000)
    assert.deepEqual(breaches(imports, rooms), [])
  })

  it('are those of the README', () => {
    assert.equal(shownTable(), roomTable(), 'npm run generate writes it')
  })

  it('have no room in the table that is not there, and no folder that is no room', () => {
    const folders = new Set(sourceFiles(src).map(roomOf))
    folders.delete('extension.ts')
    assert.deepEqual([...folders].toSorted(), Object.keys(rooms).toSorted())
  })

  it('leave no circle and no unknown name in the table', () => {
    const named = Object.entries(rooms).flatMap(([room, { imports, below = [] }]) =>
      [...imports, ...below].map((name) => ({ room, name })),
    )
    assert.deepEqual(
      named.filter(({ name }) => roomsNamed(name, rooms).length === 0),
      [],
    )
    const edges = Object.keys(rooms).flatMap((room) => [...allowed(room, rooms)].map((other) => [room, other] as const))
    assert.deepEqual(circles(edges), [])
  })
})

describe('the check of the walls', () => {
  const broken = (files: Record<string, string>): string[] =>
    breaches(
      Object.entries(files).flatMap(([file, text]) => importsOf(file, text)),
      rooms,
    )

  const wrong: [from: string, to: string][] = [
    ['base/a.ts', 'graph/b.ts'],
    ['graph/a.ts', 'auth/b.ts'],
    ['graph/a.ts', 'intune/model/b.ts'],
    ['auth/a.ts', 'setup/b.ts'],
    ['auth/a.ts', 'intune/journal/b.ts'],
    ['intune/kinds/a.ts', 'intune/model/b.ts'],
    ['intune/model/a.ts', 'graph/b.ts'],
    ['intune/planning/a.ts', 'intune/tenant/b.ts'],
    ['intune/planning/a.ts', 'intune/journal/b.ts'],
    ['intune/journal/a.ts', 'intune/applying/b.ts'],
    ['intune/journal/a.ts', 'workbench/messages/b.ts'],
    ['intune/findings/a.ts', 'intune/tenant/b.ts'],
    ['intune/findings/a.ts', 'graph/b.ts'],
    ['operations/a.ts', 'setup/b.ts'],
    ['session/a.ts', 'operations/b.ts'],
    ['session/a.ts', 'workbench/host/b.ts'],
    ['operations/a.ts', 'workbench/plans/b.ts'],
    ['workbench/messages/a.ts', 'workbench/prompts/b.ts'],
    ['workbench/plans/a.ts', 'workbench/views/changes/b.ts'],
    ['workbench/views/changes/a.ts', 'workbench/views/configurations/b.ts'],
    ['workbench/documents/a.ts', 'workbench/commands/b.ts'],
    ['workbench/commands/a.ts', 'sampleTenant/b.ts'],
    ['sampleTenant/http/a.ts', 'sampleTenant/directory/b.ts'],
    ['sampleTenant/data/a.ts', 'base/b.ts'],
    ['base/a.ts', 'extension.ts'],
  ]
  for (const [from, to] of wrong) {
    it(`catches ${from} importing ${to}`, () => {
      const path = from.split('/').fill('..').slice(1).join('/')
      assert.match(broken({ [from]: `import '${path}/${to}'` }).join('\n'), /→/)
    })
  }

  it('allows what goes down, however far', () => {
    const down = {
      'extension.ts': "import('./sampleTenant/sampleTenant.ts')\nimport 'vscode'",
      'workbench/commands/a.ts': "import '../views/changes/b.ts'\nimport '../../base/c.ts'\nimport 'vscode'",
      'operations/a.ts': "import '../intune/kinds/b.ts'\nimport './c.ts'\nimport 'node:fs'\nimport 'undici'",
    }
    assert.deepEqual(broken(down), [])
  })

  it('catches vscode outside the workbench', () => {
    for (const file of ['base/a.ts', 'session/a.ts', 'operations/a.ts', 'sampleTenant/http/a.ts']) {
      assert.deepEqual(broken({ [file]: "import type { Uri } from 'vscode'" }), [
        `${file} → vscode: only the workbench knows VS Code`,
      ])
    }
  })

  it('takes a file of a package for a package, and one of ours without a type for ours', () => {
    assert.deepEqual(broken({ 'base/a.ts': "import a from 'undici/lib/api/index.js'" }), [])
    assert.deepEqual(broken({ 'base/a.ts': "import a from '../auth/b.js'" }), [
      'base/a.ts → auth/b.js: base may not import auth',
    ])
  })

  const forms = [
    "import '../auth/b.ts'",
    "import { b } from '../auth/b.ts'",
    "import type { B } from '../auth/b.ts'",
    "import { type B } from '../auth/b.ts'",
    "export * from '../auth/b.ts'",
    "export { b } from '../auth/b.ts'",
    "export type { B } from '../auth/b.ts'",
    "const b = await import('../auth/b.ts')",
    "let b: typeof import('../auth/b.ts')",
    "type B = import('../auth/b.ts').B",
    "async function f() { return (await import(\n'../auth/b.ts')).b }",
  ]
  for (const form of forms) {
    it(`reads ${JSON.stringify(form)}`, () => {
      assert.deepEqual(broken({ 'graph/a.ts': form }), ['graph/a.ts → auth/b.ts: graph may not import auth'])
    })
  }

  it('reads no import in a comment, a string or a template', () => {
    assert.deepEqual(
      importsOf('graph/a.ts', "// import '../auth/b.ts'\nconst a = \"import '../auth/b.ts'\" + `import('x')`"),
      [],
    )
  })

  it('refuses an import of what is not a literal', () => {
    assert.throws(() => importsOf('graph/a.ts', 'const b = await import(name)'), /not a literal/)
  })

  it('catches folders that the table does not have, and files in no room', () => {
    assert.deepEqual(broken({ 'utils/a.ts': "import '../base/b.ts'" }), ['utils/a.ts → base/b.ts: utils is no room'])
    assert.deepEqual(broken({ 'workbench/commands/a.ts': "import '../workbench.ts'" }), [
      'workbench/commands/a.ts → workbench/workbench.ts: workbench is no room',
    ])
  })

  it('catches circles of files, types counted, also in one room', () => {
    const circle = {
      'graph/a.ts': "import { b } from './b.ts'",
      'graph/b.ts': "export type { C } from './c.ts'",
      'graph/c.ts': "import type { A } from './a.ts'",
    }
    assert.deepEqual(broken(circle), ['files in a circle: graph/a.ts, graph/b.ts, graph/c.ts'])
  })

  it('catches circles of rooms that the table allows', () => {
    const both = { a: { holds: '', imports: ['b'] }, b: { holds: '', imports: ['a'] } }
    const imports = [
      { from: 'a/one.ts', to: 'b/one.ts' },
      { from: 'b/two.ts', to: 'a/two.ts' },
    ]
    assert.deepEqual(breaches(imports, both), ['rooms in a circle: a, b'])
  })

  it('catches circles of rooms whose files are in none', () => {
    const circle = { 'graph/a.ts': "import '../base/b.ts'", 'base/c.ts': "import '../graph/d.ts'" }
    assert.deepEqual(broken(circle), [
      'base/c.ts → graph/d.ts: base may not import graph',
      'rooms in a circle: base, graph',
    ])
  })
})
