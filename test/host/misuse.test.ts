import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { hostWith, run, signedInWith } from './signedIn.ts'

const id = '00000000-0000-4000-8000-000000000001'
const groupId = '00000000-0000-4000-8000-000000000002'
const filter = { id: '00000000-0000-4000-8000-000000000003', mode: 'include' }
const on = { configurationIds: [id] }

const misuses: readonly (readonly [what: string, command: string, args: object, message: RegExp])[] = [
  ['an unknown argument', 'addAssignment', { ...on, groupId, mode: 'include' }, /mode/],
  ['no configurations', 'addAssignment', { groupId }, /configurationIds/],
  ['an empty list of configurations', 'addAssignment', { configurationIds: [], groupId }, /configurationIds/],
  ['one id in place of a list', 'addAssignment', { configurationIds: id, groupId }, /configurationIds/],
  ['a configuration that is not a GUID', 'addAssignment', { configurationIds: ['FileVault'], groupId }, /GUID/],
  ['a group that is not a GUID', 'addAssignment', { ...on, groupId: 'SG-Sales' }, /GUID/],
  ['a path in place of a GUID', 'addAssignment', { configurationIds: [`${id}/../x`], groupId }, /GUID/],
  ['no target', 'addAssignment', on, /groupId/],
  ['both target and groupId', 'addAssignment', { ...on, groupId, target: { groupId } }, /both/],
  ['a target of an unknown kind', 'addAssignment', { ...on, target: 'everybody' }, /target/],
  [
    'a target with something beside its group',
    'addAssignment',
    { ...on, target: { groupId, exclude: true } },
    /exclude/,
  ],
  ['all devices excluded', 'addAssignment', { ...on, target: 'allDevices', exclude: true }, /excluded/],
  ['all users excluded', 'addAssignment', { ...on, target: 'allUsers', exclude: true }, /excluded/],
  ['a filter on an exclusion', 'addAssignment', { ...on, groupId, exclude: true, filter }, /filter/],
  ['a filter without a mode', 'addAssignment', { ...on, groupId, filter: { id: filter.id } }, /filter/],
  ['a filter whose id is not a GUID', 'addAssignment', { ...on, groupId, filter: { ...filter, id: 'x' } }, /GUID/],
  ['a filter with something beside', 'addAssignment', { ...on, groupId, filter: { ...filter, rule: 'x' } }, /rule/],
  ['exclude that is no boolean', 'addAssignment', { ...on, groupId, exclude: 'yes' }, /exclude/],
  ['certificate that is no boolean', 'addAssignment', { ...on, groupId, certificate: 1 }, /certificate/],
  ['a justification that is no text', 'addAssignment', { ...on, groupId, justification: 1 }, /justification/],
  ['a filter for a removal', 'removeAssignment', { ...on, groupId, filter }, /filter/],
  ['exclude for a removal', 'removeAssignment', { ...on, groupId, exclude: true }, /exclude/],
  ['all devices to switch', 'switchMode', { ...on, target: 'allDevices' }, /excluded/],
  ['a filter that is left out', 'setFilter', { ...on, groupId }, /filter/],
  ['no group to put in', 'replaceGroup', { from: groupId }, /to/],
  ['a group in place of itself', 'replaceGroup', { from: groupId, to: groupId.toUpperCase() }, /same/],
  ['several configurations to copy from', 'copyAssignments', on, /configurationIds/],
  ['nothing to copy from', 'copyAssignments', {}, /configurationId/],
  ['a target to paste', 'pasteAssignments', { ...on, groupId }, /groupId/],
  ['a choice of what to undo', 'undoLastChange', on, /configurationIds/],
]

describe('misuse of a command', () => {
  const host = signedInWith({}, 'suite')

  for (const [what, command, args, message] of misuses) {
    it(`rejects ${what} for ${command}, and sends nothing`, async () => {
      await assert.rejects(run(command, args), message)
      assert.deepEqual(host.tenant.requests, [])
    })
  }
})

describe('a command from the menu of a row that is just being read anew', () => {
  const host = signedInWith()

  it('asks nothing and sends nothing: what the user pointed at is not known', async () => {
    // What VS Code passes then: neither the row nor a selection.
    await vscode.commands.executeCommand('intuneAssignments.removeAssignment', undefined, undefined)
    await vscode.commands.executeCommand('intuneAssignments.setFilter', undefined, undefined)
    // These stand in the view's title too, which has commands of its own.
    await vscode.commands.executeCommand('intuneAssignments.addAssignment', undefined, undefined)
    await vscode.commands.executeCommand('intuneAssignments.replaceGroup', undefined, undefined)
    assert.deepEqual(host.tenant.requests, [])
  })
})

describe('a command with nobody signed in', () => {
  const host = hostWith({}, 'suite')

  const calls: readonly (readonly [command: string, args: object])[] = [
    ['refresh', {}],
    ['addAssignment', { ...on, groupId }],
    ['removeAssignment', { ...on, groupId }],
    ['switchMode', { ...on, groupId }],
    ['setFilter', { ...on, groupId, filter: null }],
    ['replaceGroup', { from: id, to: groupId }],
    ['copyAssignments', { configurationId: id }],
    ['pasteAssignments', on],
    ['undoLastChange', {}],
  ]
  for (const [command, args] of calls) {
    it(`rejects ${command}, and asks nobody`, async () => {
      await assert.rejects(run(command, args), /signed in/)
      assert.deepEqual(host.tenant.requests, [])
      assert.deepEqual(host.authority.paths, [])
    })
  }
})
