import assert from 'node:assert/strict'
import type { TreeItem } from 'vscode'
import { shown } from '../../../support/fakeVscode.ts'
import { GraphError } from '../../../../src/graph/graphError.ts'
import { unnamedKind } from '../../../../src/intune/kinds/kindTable.ts'
import { namedConfiguration } from '../../../../src/intune/model/configuration.ts'
import type { Connection } from '../../../../src/session/connection.ts'
import { hidden, iconOfLabel, linkOfNotification, nastyNames } from '../../../support/nastyNames.ts'

// Each of these imports `vscode`, so it is loaded after the fake one is there.
const { changeItem } = await import('../../../../src/workbench/views/changes/changeItem.ts')
const { treeItem } = await import('../../../../src/workbench/views/configurations/treeItem.ts')
const { tooltip } = await import('../../../../src/workbench/views/configurations/tooltip.ts')
const { shownTreeItem } = await import('../../../../src/workbench/messages/shownTreeItem.ts')
const { shownItems } = await import('../../../../src/workbench/messages/shownItems.ts')
const { describeError } = await import('../../../../src/workbench/messages/describeError.ts')
const { ask, showFailure, showInformation, showWarning } = await import('../../../../src/workbench/messages/notice.ts')
const { planNames } = await import('../../../../src/workbench/documents/planNames.ts')
const { planText } = await import('../../../../src/intune/documents/planText.ts')

const id = '00000000-0000-4000-8000-000000000001'

/** A tenant in which everything has this name. */
function connectionNaming(name: string): Connection {
  const configuration = { ...namedConfiguration(unnamedKind, id, name), description: name }
  const group = {
    id,
    displayName: name,
    description: name,
    membershipRule: name,
    groupTypes: [],
    securityEnabled: true,
  }
  const target = { kind: 'group', groupId: id }
  const assignment = { target, filter: { id, mode: 'include' }, source: 'direct', raw: {} }
  const set = { state: 'read', set: { assignments: [assignment], readAt: 0 } }
  return {
    identity: { tenantName: name, tenantId: id, username: name },
    sample: false,
    cloud: { name: 'global', graphRoot: '', authorityHost: '' },
    tenant: {
      set: () => set,
      certificate: () => undefined,
      configurations: [configuration],
      activity: { word: () => undefined },
    },
    groups: {
      state: () => ({ state: 'known', group }),
      facts: () => ({ state: { state: 'known', group }, members: 0, holds: 'none' }),
      memberCounts: async () => new Map([[id, 1]]),
    },
    filters: { state: () => ({ state: 'known', filter: { id, displayName: name, platform: name, rule: name } }) },
  } as unknown as Connection
}

/** Every surface with what it shows of a name, piece by piece: VS Code draws each for itself. */
const surfaces: Readonly<Record<string, (name: string, connection: Connection) => Promise<readonly string[]>>> = {
  'a notification': async (name) => {
    shown.length = 0
    await showInformation(`Not changed: ${name}.`)
    await showWarning(name)
    await showFailure(describeError(new GraphError('badRequest', name, { serviceMessage: name })).message)
    return shown.map(({ text }) => text)
  },
  'a question': async (name) => {
    shown.length = 0
    await ask(`Include ${name} in ${name}?`, [name, `Tenant: ${name}`])
    const lines = shown.flatMap(({ text, detail }) => [text, ...detail.split('\n')])
    assert.equal(lines.length, 3)
    return lines
  },
  'a quick pick': async (name) => {
    const [item] = shownItems([{ label: name, description: `Assigned · ${name}`, detail: name }])
    return [item?.label ?? '', item?.description ?? '', item?.detail ?? '']
  },
  'the rows of the Configurations view': async (_, connection) => {
    return rowsOf(connection).flatMap((row) => texts(shownTreeItem(treeItem(row, connection, false))))
  },
  'the rows of the Changes view': async (name) => {
    const outcome = {
      configurationId: id,
      configurationName: name,
      outcome: 'failed',
      error: { kind: name },
      differences: 1,
    }
    const plan = {
      id: 'plan',
      at: 0,
      title: name,
      account: name,
      source: name,
      tenantId: id,
      configurations: [outcome],
    }
    const rows = [
      { row: 'plan', plan, left: 0, lost: new Set() },
      { row: 'outcome', plan, outcome, lost: true },
      { row: 'pending', plan, outcome },
      { row: 'pendingApprovals', waiting: [] },
      { row: 'trouble', error: new Error(name) },
    ] as unknown as Parameters<typeof changeItem>[0][]
    return rows.flatMap((row) => texts(shownTreeItem(changeItem(row))))
  },
  'a preview': async (name, connection) => {
    const assignable = { configuration: namedConfiguration(unnamedKind, id, name) }
    const set = connection.tenant.set(assignable.configuration)
    const assignments = set?.state === 'read' ? set.set.assignments : []
    const lines = planText([{ assignable, assignments }], planNames(connection)).text.trimEnd().split('\n')
    assert.equal(lines.length, 2)
    return lines
  },
}

function rowsOf(connection: Connection): readonly Parameters<typeof treeItem>[0][] {
  const [configuration] = connection.tenant.configurations
  const set = configuration && connection.tenant.set(configuration)
  const [assignment] = set?.state === 'read' ? set.set.assignments : []
  assert.ok(configuration && assignment)
  const parent = {
    row: 'configuration',
    id: 'row',
    configuration,
  }
  return [
    parent,
    { row: 'assignment', id: 'assignment', parent, assignable: { configuration }, assignment },
    {
      row: 'trouble',
      id: 'trouble',
      error: new GraphError('conflict', 'x', { serviceMessage: configuration.displayName }),
      retry: 'list',
    },
  ] as Parameters<typeof treeItem>[0][]
}

function texts({ label, description, tooltip: hover, accessibilityInformation }: TreeItem): string[] {
  const pieces = [
    label,
    description,
    ...(typeof hover === 'string' ? hover.split('\n') : []),
    accessibilityInformation?.label,
  ]
  return pieces.filter((piece) => typeof piece === 'string')
}

describe('text from outside', () => {
  for (const [surface, show] of Object.entries(surfaces)) {
    it(`only shows in ${surface}`, async () => {
      for (const { name, tries } of nastyNames) {
        for (const text of await show(name, connectionNaming(name))) {
          assert.deepEqual(text.match(linkOfNotification), null, tries)
          assert.doesNotMatch(text, hidden, tries)
          assert.ok(text.length <= 1_300, `${tries}: ${text.length}`)
          if (surface === 'a quick pick') assert.doesNotMatch(text, iconOfLabel, tries)
        }
      }
    })
  }

  it('only shows in a tooltip, whose one link copies an id', async () => {
    const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) }
    for (const { name, tries } of nastyNames) {
      const connection = connectionNaming(name)
      for (const row of rowsOf(connection).slice(0, 2)) {
        const text = await tooltip(row, connection, token)
        assert.ok(text)
        assert.equal(text.supportThemeIcons, false)
        assert.deepEqual(text.isTrusted, { enabledCommands: ['intuneAssignments.copyText'] })
        const links = [...text.value.matchAll(/(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(([^)]*)\)/g)].map(([, label]) => label)
        assert.deepEqual(links, ['Copy Id'], tries)
        assert.doesNotMatch(text.value.replaceAll('\n', ''), hidden, tries)
      }
    }
  })

  it('that is an id can break out of neither the tooltip nor its link', async () => {
    const connection = connectionNaming('Pilot')
    const [row] = rowsOf(connection)
    assert.ok(row?.row === 'configuration')
    const nasty = 'x`)\n\n[Copy Id](command:intuneAssignments.copyText?%5B%22y%22%5D) [z](https://evil.example)'
    const configuration = { ...row.configuration, id: nasty }
    const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) }
    const text = await tooltip({ ...row, configuration }, connection, token)
    const links = [...(text?.value ?? '').matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, link]) => link ?? '')
    assert.equal(links.length, 1)
    assert.deepEqual(JSON.parse(decodeURIComponent(links[0]?.split('?')[1] ?? '')), [nasty])
  })
})
