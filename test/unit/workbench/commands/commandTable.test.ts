import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandRow } from '../../../../src/workbench/commands/commandRow.ts'
import { commandTable } from '../../../../src/workbench/commands/commandTable.ts'
import { contextValue } from '../../../../src/workbench/rows/rowContext.ts'
import { manifestMenus, type ManifestMenus } from '../../../support/manifestMenus.ts'
import { projectPaths } from '../../../support/projectPaths.ts'

describe('the table of commands', () => {
  const { contributes } = JSON.parse(readFileSync(join(projectPaths.root, 'package.json'), 'utf8')) as {
    contributes: ManifestMenus
  }
  const write = 'node_modules/.bin/node test/support/manifestMenus.ts writes the menus again'

  it('is what the manifest says of commands and menus', () => {
    const { commands, menus } = manifestMenus(contributes.commands)
    assert.deepEqual(contributes.commands, commands, write)
    assert.deepEqual(contributes.menus, menus, write)
  })

  it('offers no command in a title that the menu of a row offers too: its twin, which is in no other place', () => {
    const inRows = new Set((contributes.menus['view/item/context'] ?? []).map(({ command }) => command))
    const inTitles = (contributes.menus['view/title'] ?? []).map(({ command }) => command)
    assert.deepEqual(
      inTitles.filter((command) => inRows.has(command)),
      [],
    )
    const twins = inTitles.filter((command) => command.endsWith('FromTitle'))
    assert.ok(twins.includes('intuneAssignments.addAssignmentFromTitle'))
    const palette = contributes.menus['commandPalette'] ?? []
    for (const twin of twins) assert.equal(palette.find(({ command }) => command === twin)?.when, 'false', twin)
  })

  it('has each command once, and each with a title of its own words', () => {
    const ids = commandTable.map(({ id }) => id)
    assert.equal(new Set(ids).size, ids.length)
    const texts = JSON.parse(readFileSync(join(projectPaths.root, 'package.nls.json'), 'utf8')) as Record<
      string,
      string
    >
    for (const { command, title } of contributes.commands) assert.ok(texts[title.replaceAll('%', '')], command)
  })

  it('turns every command that writes off in read-only mode, wherever it is offered', () => {
    const writing = new Set(
      commandTable.filter((one: CommandRow) => one.writes).map(({ id }) => `intuneAssignments.${id}`),
    )
    assert.ok(writing.size > 10)
    const entries = ['view/title', 'view/item/context', 'editor/title'].flatMap((menu) => contributes.menus[menu] ?? [])
    for (const { command, when } of entries) {
      const writes = writing.has(command.replace('FromTitle', ''))
      assert.equal(when.endsWith(' && !config.intuneAssignments.readOnly'), writes, command)
    }
    for (const { command, enablement } of contributes.commands) {
      assert.equal(enablement !== undefined, writing.has(command.replace('FromTitle', '')), command)
    }
  })

  it('offers nothing that changes a set on rows whose set is unread, or with which something is being done', () => {
    for (const { command, when } of contributes.menus['view/item/context'] ?? []) {
      if (!when.endsWith('readOnly')) continue
      const pattern = /viewItem =~ \/(.+?)\/ /.exec(when)?.[1] ?? ''
      assert.notEqual(pattern, '', command)
      const contexts = ['configuration.busy', 'configuration.unread', 'certificate.busy', 'assignment.everyone.busy']
      for (const context of contexts) assert.doesNotMatch(context, new RegExp(pattern), command)
    }
  })

  it('offers on a row only what its kind takes, and nothing that changes a set where it is only shown', () => {
    const offered = (row: string): readonly string[] =>
      (contributes.menus['view/item/context'] ?? []).flatMap(({ command, when }) => {
        const patterns = [...when.matchAll(/viewItem =~ \/(.+?)\/(?=[ )]|$)/g)].map(
          ([, pattern = '']) => new RegExp(pattern),
        )
        return patterns.length > 0 && patterns.every((one) => one.test(row))
          ? [command.replace('intuneAssignments.', '')]
          : []
      })
    const whole = offered(contextValue('configuration', { edit: true, allDevices: true, allUsers: true }))
    assert.ok(['addAssignment', 'assignAllDevices', 'assignAllUsers'].every((one) => whole.includes(one)))
    const groupsOnly = offered(contextValue('configuration', { edit: true, allDevices: false }))
    assert.ok(groupsOnly.includes('addAssignment') && !groupsOnly.some((one) => one.startsWith('assignAll')))
    const group = offered(contextValue('assignment.group.included', { exclusions: true, filters: true, fields: true }))
    assert.ok(['switchToExcluded', 'setFilter', 'setFields'].every((one) => group.includes(one)))
    const plain = offered(contextValue('assignment.group.included', {}))
    assert.ok(plain.includes('removeAssignment') && !plain.some((one) => /^(switchTo|set)/.test(one)))
    const writing = commandTable.filter((one: CommandRow) => one.writes).map(({ id }): string => id)
    const shown = offered(contextValue('configuration', { edit: false }))
    assert.ok(shown.includes('copyAssignments'))
    assert.deepEqual(
      shown.filter((one) => writing.includes(one)),
      [],
    )
  })

  it('offers nothing for one row while several are selected', () => {
    for (const command of ['replaceGroup', 'openInAdminCenter', 'continueChange']) {
      const entries = (contributes.menus['view/item/context'] ?? []).filter(
        (one) => one.command === `intuneAssignments.${command}`,
      )
      assert.ok(entries.length > 0)
      for (const { when } of entries) assert.match(when, / && !listMultiSelection/)
    }
  })

  it('gives people another command for each that is for code alone', () => {
    for (const row of commandTable as readonly CommandRow[]) if (row.forCode) assert.equal(row.palette, 'false', row.id)
  })
})
