import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as vscode from 'vscode'

type Entity = Readonly<Record<string, unknown>>

describe('what the manifest contributes', () => {
  const root = vscode.extensions.getExtension('intune-assignments.intune-assignments')?.extensionPath ?? ''
  let manifest: Entity
  let texts: Entity
  let contributes: Record<string, Entity>
  let commands: Entity[]
  let source: string
  before(async () => {
    manifest = await json('package.json')
    texts = await json('package.nls.json')
    contributes = manifest['contributes'] as Record<string, Entity>
    commands = listOf(contributes['commands'])
    const files: string[] = []
    for await (const file of glob('src/**/*.ts', { cwd: root })) {
      files.push(await readFile(join(root, file), 'utf8'))
    }
    source = files.join('\n')
    await vscode.extensions.getExtension('intune-assignments.intune-assignments')?.activate()
  })

  it('has each command once, registered, under the category, with a title in title case', async () => {
    const registered = new Set(await vscode.commands.getCommands(true))
    const names = commands.map((one) => String(one['command']))
    assert.deepEqual(
      names.filter((name) => !registered.has(name)),
      [],
    )
    assert.equal(new Set(names).size, names.length)
    for (const { command, title, category } of commands) {
      assert.equal(category, 'Intune', String(command))
      assert.match(textOf(title), /^[A-Z]/, String(command))
      assert.doesNotMatch(textOf(title), /^Intune|[.!]$/, String(command))
    }
  })

  it('keeps the names that others call', async () => {
    const registered = new Set(await vscode.commands.getCommands(true))
    const names =
      'signIn signOut refresh addAssignment removeAssignment switchMode setFilter replaceGroup copyAssignments'
    const more = 'pasteAssignments undoLastChange continueChange showLog openSampleTenant closeSampleTenant'
    const contract = `${names} ${more}`.split(' ').map((name) => `intuneAssignments.${name}`)
    assert.deepEqual(
      contract.filter((name) => !registered.has(name)),
      [],
    )
  })

  it('has no command in a menu, a key, a welcome text or the walkthrough that is not there', async () => {
    const registered = new Set(await vscode.commands.getCommands(true))
    const inMenus = Object.values(contributes['menus'] ?? {}).flatMap(listOf)
    const used = [...inMenus, ...listOf(contributes['keybindings'])].map((one) => String(one['command']))
    const linked = [...JSON.stringify(texts).matchAll(/command:([\w.]+)/g)].map(([, name = '']) => name)
    const awaited = [...JSON.stringify(contributes).matchAll(/onCommand:([\w.]+)/g)].map(([, name = '']) => name)
    assert.ok(linked.length > 0 && awaited.length > 0)
    const all = [...used, ...linked, ...awaited]
    assert.deepEqual(
      all.filter((name) => !registered.has(name)),
      [],
    )
    const titled = new Set(commands.map((one) => one['command']))
    assert.deepEqual(
      used.filter((name) => !titled.has(name)),
      [],
    )
  })

  it('finds every text', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([^"%]+)%"/g)].map(([, key = '']) => key)
    assert.deepEqual(
      used.filter((key) => typeof texts[key] !== 'string' || texts[key] === ''),
      [],
    )
  })

  it('asks only for context that somebody sets, and for settings that there are', () => {
    const settings = new Set(Object.keys(settingsOf()))
    const views = new Set(
      Object.values(contributes['views'] ?? {}).flatMap((list) => listOf(list).map((one) => one['id'])),
    )
    const clauses = whenClauses(contributes)
    assert.ok(clauses.length > 10)
    for (const clause of clauses) {
      for (const [, name = ''] of clause.matchAll(/config\.([\w.]+)/g)) assert.ok(settings.has(name), clause)
      for (const [, id = ''] of clause.matchAll(/(?:view|focusedView) == ([\w.]+)/g)) assert.ok(views.has(id), clause)
      for (const [, id = ''] of clause.matchAll(/webviewId == ([\w.]+)/g)) assert.ok(source.includes(`'${id}'`), clause)
      const rest = clause.replace(/config\.[\w.]+|(?:view|focusedView|webviewId) == [\w.]+/g, '')
      for (const [, name = ''] of rest.matchAll(/intuneAssignments\.(\w+)/g)) {
        const set = new RegExp(`setContext(\\('|', 'intuneAssignments\\.)${name}'`)
        assert.match(source, set, `nobody sets ${name}: ${clause}`)
      }
    }
  })

  it('has every value of its own context in the code', () => {
    for (const clause of whenClauses(contributes)) {
      for (const [, value = ''] of clause.matchAll(/intuneAssignments\.\w+ == (\w+)/g)) {
        assert.ok(source.includes(`'${value}'`), clause)
      }
    }
  })

  it('lets no workspace say where a token goes', () => {
    for (const [name, setting] of Object.entries(settingsOf())) {
      assert.equal((setting as Entity)['scope'], 'application', name)
      const known = vscode.workspace.getConfiguration().inspect(name)
      assert.deepEqual(known?.defaultValue, (setting as Entity)['default'], name)
    }
  })

  it('is activated by its own views and commands alone', () => {
    const events = manifest['activationEvents']
    const list = Array.isArray(events) ? events.map(String) : []
    assert.deepEqual(
      list.filter((event) => !/^on(View|Command):intuneAssignments\./.test(event)),
      [],
    )
  })

  it('names files that are there', async () => {
    const files = [...JSON.stringify(manifest).matchAll(/"((?:\.\/)?(?:media|dist)\/[^"]+)"/g)].map(
      ([, path = '']) => path,
    )
    assert.ok(files.length > 4)
    for (const file of files) assert.ok((await readFile(join(root, file))).length > 0, file)
  })

  function settingsOf(): Entity {
    return contributes['configuration']?.['properties'] as Entity
  }

  function textOf(value: unknown): string {
    const key = /^%(.+)%$/.exec(String(value))?.[1]
    return key === undefined ? String(value) : String(texts[key])
  }

  async function json(name: string): Promise<Entity> {
    return JSON.parse(await readFile(join(root, name), 'utf8')) as Entity
  }
})

function listOf(value: unknown): Entity[] {
  return Array.isArray(value) ? value.map((one) => one as Entity) : []
}

/** Every condition, however deep. */
function whenClauses(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(whenClauses)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    if ((name === 'when' || name === 'enablement') && typeof inner === 'string') return [inner]
    if (name === 'completionEvents') return JSON.stringify(inner).match(/onContext:[^"]+/g) ?? []
    return whenClauses(inner)
  })
}
