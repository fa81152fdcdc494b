import assert from 'node:assert/strict'
import { compareConfigurations, compareDocuments } from '../../../../src/intune/comparison/compareDocuments.ts'
import type {
  AssignmentDocument,
  DocumentAssignment,
  DocumentConfiguration,
} from '../../../../src/intune/documents/assignmentDocument.ts'
import { kindOf } from '../../../../src/intune/kinds/kindTable.ts'

const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const group = (n: number, name: string, more: Partial<DocumentAssignment> = {}): DocumentAssignment => ({
  target: { kind: 'group', groupId: guid(n) },
  name,
  fields: {},
  other: {},
  ...more,
})
const excluded = (n: number, name: string): DocumentAssignment =>
  group(n, name, { target: { kind: 'excludedGroup', groupId: guid(n) } })
function configuration(
  n: number,
  name: string,
  assignments: readonly DocumentAssignment[],
  kindId = 'deviceConfigurations',
): DocumentConfiguration {
  const kind = kindOf(kindId)
  assert.ok(kind)
  return { kind, id: guid(n), name, type: 'Custom', assignments }
}
function state(
  configurations: readonly DocumentConfiguration[],
  more: Partial<AssignmentDocument> = {},
): AssignmentDocument {
  return {
    tenant: { id: 'contoso', name: 'Contoso' },
    readAt: '2026-11-27T09:30:00.000Z',
    kinds: ['deviceConfigurations', 'mobileApps'],
    unread: [],
    filters: [],
    configurations,
    ...more,
  }
}
const told = (left: AssignmentDocument, right: AssignmentDocument, by: 'ids' | 'names' = 'ids'): readonly string[] =>
  compareDocuments(left, right, by).configurations.map((one) =>
    `${(one.left ?? one.right)?.name}: ${one.state} ${one.differences.map(({ what }) => what).join(' ')}`.trim(),
  )

describe('two states of a tenant', () => {
  it('differ in what was added, removed, switched, filtered or set, each told as the first of these', () => {
    const filter = { id: guid(90), mode: 'include' } as const
    const before = state([
      configuration(1, 'Same', [group(1, 'A')]),
      configuration(2, 'Other', [
        group(1, 'A'),
        group(2, 'B'),
        group(3, 'C'),
        group(4, 'D', { fields: { intent: 'remove' } }),
      ]),
    ])
    const after = state([
      configuration(1, 'Same, renamed', [group(1, 'A, renamed')]),
      configuration(2, 'Other', [excluded(1, 'A'), group(2, 'B', { filter }), group(4, 'D'), group(5, 'E')]),
    ])
    assert.deepEqual(told(before, after), ['Other: both mode filter onlyLeft fields onlyRight'])
    assert.equal(compareDocuments(before, after, 'ids').same, 1)
  })

  it('never take what was not read, or is no part of a document, as not there', () => {
    const one = configuration(1, 'One', [group(1, 'A')])
    assert.deepEqual(told(state([one]), state([])), ['One: onlyLeft onlyLeft'])
    assert.deepEqual(told(state([]), state([one])), ['One: onlyRight onlyRight'])
    assert.deepEqual(told(state([one]), state([], { kinds: [] })), ['One: notInRight onlyLeft'])
    const unread = [{ kind: 'deviceConfigurations', error: 'missingScope' }]
    assert.deepEqual(told(state([one]), state([], { unread, kinds: ['mobileApps'] })), ['One: notInRight onlyLeft'])
    const itself = [{ kind: 'deviceConfigurations', id: guid(1), error: 'timeout' }]
    assert.deepEqual(told(state([], { unread: itself }), state([one])), ['One: notInLeft onlyRight'])
  })

  it('tell two assignments of one target apart by the key fields of the kind', () => {
    const app = (...intents: string[]): AssignmentDocument =>
      state([
        configuration(
          1,
          'App',
          intents.map((intent) => group(1, 'A', { fields: { intent } })),
          'mobileApps',
        ),
      ])
    assert.deepEqual(told(app('required', 'available'), app('available', 'required')), [])
    assert.deepEqual(told(app('required'), app('available')), ['App: both onlyLeft onlyRight'])
  })
})

describe('two tenants', () => {
  it('are aligned by names, whatever the ids are', () => {
    const filters = (n: number, rule: string) => [
      { id: guid(n), name: 'Corporate', platform: 'windows10AndLater', rule },
    ]
    const filter = (n: number) => ({ id: guid(n), mode: 'include' as const, name: 'Corporate' })
    const ours = state([configuration(1, 'Wi-Fi', [group(1, 'A', { filter: filter(50) })])], {
      filters: filters(50, '(x)'),
    })
    const theirs = (rule: string) =>
      state([configuration(7, 'Wi-Fi', [group(8, 'A', { filter: filter(60) })])], { filters: filters(60, rule) })
    assert.deepEqual(told(ours, theirs('(x) '), 'names'), [])
    assert.deepEqual(told(ours, theirs('(y)'), 'names'), ['Wi-Fi: both filter'])
  })

  it('are never aligned by a name that several have, or that is empty', () => {
    const ours = state([configuration(1, 'Wi-Fi', [group(1, 'A')]), configuration(2, 'Wi-Fi', [])])
    const theirs = state([configuration(3, 'Wi-Fi', [group(9, 'A')])])
    assert.deepEqual(told(ours, theirs, 'names'), [
      'Wi-Fi: ambiguous onlyLeft',
      'Wi-Fi: ambiguous',
      'Wi-Fi: ambiguous onlyRight',
    ])
    const twice = state([configuration(1, 'VPN', [group(1, 'Helpdesk'), group(2, 'Helpdesk')])])
    const once = state([configuration(3, 'VPN', [group(9, 'Helpdesk')])])
    assert.deepEqual(told(twice, once, 'names'), ['VPN: both ambiguous ambiguous onlyRight'])
    const nameless = state([configuration(1, 'VPN', [{ ...group(1, ''), name: '' }])])
    assert.deepEqual(told(nameless, once, 'names'), ['VPN: both ambiguous onlyRight'])
    assert.deepEqual(told(state([configuration(1, '', [])]), state([configuration(2, '', [])]), 'names'), [
      ': ambiguous',
      ': ambiguous',
    ])
  })
})

describe('two configurations', () => {
  it('are compared whatever they are called, by the ids of the groups', () => {
    const left = configuration(1, 'Pilot', [group(1, 'A'), group(2, 'B')])
    const right = configuration(2, 'Broad', [excluded(1, 'A'), group(2, 'B')])
    const document = state([left, right])
    assert.deepEqual(
      compareConfigurations([document, left], [document, right]).map(({ what }) => what),
      ['mode'],
    )
  })
})
