import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { kindTable } from '../../../src/intune/kinds/kindTable.ts'
import { projectPaths } from '../../support/projectPaths.ts'
import { kindsTable, shownKinds } from './readmeKinds.ts'

describe('the kinds', () => {
  it('are those of the README', () => {
    const cells = (table: string): string[][] =>
      table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
    const drawn = (table: string) => cells(table).filter(([, first]) => first !== '' && !/^-+$/.test(first ?? ''))
    assert.deepEqual(drawn(shownKinds()), drawn(kindsTable()), 'npm run generate writes it')
  })

  it('are those that the setting intuneAssignments.kinds can name', () => {
    const manifest = JSON.parse(readFileSync(join(projectPaths.root, 'package.json'), 'utf8')) as {
      contributes: { configuration: { properties: Record<string, { items?: { enum?: string[] } }> } }
    }
    const { items } = manifest.contributes.configuration.properties['intuneAssignments.kinds'] ?? {}
    assert.deepEqual(
      items?.enum,
      kindTable.map(({ id }) => id),
    )
  })
})
