import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sendsOf } from './kindFacts.ts'
import { configurationFromGraph } from '../../../../src/intune/model/configuration.ts'
import type { Kind, Sort } from '../../../../src/intune/kinds/kind.ts'
import { kindOf, kindTable, unnamedKind } from '../../../../src/intune/kinds/kindTable.ts'
import { takesOf } from '../../../../src/intune/model/takes.ts'
import { projectPaths } from '../../../support/projectPaths.ts'

const root = projectPaths.root

describe('the table of kinds', () => {
  it('has a row for each of the 39 collections, each once, found by the last part of its path', () => {
    assert.equal(kindTable.length, 39)
    for (const names of [kindTable.map(({ id }) => id), kindTable.map(({ title }) => title)]) {
      assert.equal(new Set(names).size, names.length)
    }
    for (const kind of kindTable) {
      assert.equal(kind.collection.split('/').at(-1), kind.id)
      assert.match(kind.collection, /^device(App)?Management\/[\w/]+$/)
      assert.equal(kindOf(kind.id), kind)
    }
    assert.equal(kindOf('constructor'), undefined)
    assert.equal(unnamedKind.id, 'deviceConfigurations')
  })

  for (const kind of kindTable) it(`is whole and legal for ${kind.id}`, () => assertLegal(kind))

  it('writes each kind as its documentation says', () => {
    const said = new Map(kindTable.map((kind) => [kind.id, writeOf(kind)]))
    assert.deepEqual(said, new Map(Object.entries(sendsOf)))
  })

  it('tells a row by nothing but its own file', () => {
    const named = globSync('src/**/*.ts', { cwd: root })
      .filter((file) => !/^src\/(intune\/kinds|sampleTenant)\//.test(file))
      .flatMap((file) => {
        const text = readFileSync(join(root, file), 'utf8')
        return kindTable.flatMap(({ id }) => (new RegExp(`['"\`/]${id}(?![\\w])`).test(text) ? [`${file} ${id}`] : []))
      })
    assert.deepEqual(named.toSorted(), [
      // The word in an assignment's source, which is no kind.
      'src/intune/model/assignment.ts policySets',
      // One collection to try the permission on; this room knows no kinds.
      'src/setup/checkSetup.ts deviceConfigurations',
    ])
  })
})

function assertLegal(kind: Kind): void {
  const { fields, keyFields, scopes, write, sorts, takes } = kind
  const names = fields.map(({ name }) => name)
  assert.equal(new Set(names).size, names.length)
  for (const name of keyFields) assert(names.includes(name), `${name} is no field`)
  for (const { values, send, absent, initial } of fields) {
    assert(values === undefined || values.length > 1)
    if (absent !== undefined && values) assert(values.some(({ value }) => value === absent))
    assert(send === undefined || (values === undefined && initial === undefined), 'what is always sent can’t be chosen')
  }
  if (kind.includedOnce) assert(keyFields.length > 0)
  for (const scope of [...scopes.read, ...scopes.write]) assert.match(scope, /^\w+\.Read(Write)?\.All$/)
  for (const scope of scopes.write) assert(scopes.read.includes(scope), 'who may write may read')
  if (write.by === 'none') assert.match(write.reason, /^[A-Z].*\.$/)
  assert.match(kind.icon, /^[a-z][a-z\d-]*$/)
  for (const link of [kind.link, kind.listLink, ...sorts.map((sort) => sort.link)]) {
    if (link !== undefined) assert.match(link, /^#(view|blade)\/Microsoft_Intune/)
  }
  assert(sorts.length > 0)
  for (const sort of sorts) assertLegalSort(kind, sort)
  assert(takes.filters !== 'apps' || !takes.allDevices)
  const unknown = kind.sortOf({
    type: 'somethingOfLater',
    properties: { id: 'x', templateReference: 7, platforms: [] },
  })
  assert.notEqual(unknown.title, '')
  const odd = configurationFromGraph(kind, { id: 'x', [kind.nameProperty]: 'A name', '@odata.type': 7 })
  assert.deepEqual([odd.displayName, odd.kind, odd.type], ['A name', kind, ''])
}

function assertLegalSort(kind: Kind, sort: Sort): void {
  assert.match(sort.title, /^\w/)
  if (sort.locked !== undefined) assert.match(sort.locked, /^[A-Z].*\.$/)
  const takes = takesOf({ kind, sort })
  if (takes.filters === 'apps')
    for (const one of sort.filterPlatforms ?? []) assert.match(one, /MobileApplicationManagement$/)
  for (const [field, values] of Object.entries(sort.values ?? {})) {
    const known = kind.fields.find(({ name }) => name === field)?.values?.map(({ value }) => value) ?? []
    for (const value of values) assert(known.includes(value), `${field} has no ${value}`)
  }
  for (const field of [...Object.keys(sort.fieldTypes ?? {}), ...(sort.requires ?? [])]) {
    assert(kind.fields.some(({ name }) => name === field))
  }
}

function writeOf({ write }: Kind): string {
  return write.by === 'set' ? `${write.action} ${write.parameter}` : write.by
}
