import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import assert from 'node:assert/strict'
import { assignmentFromGraph, type Assignment } from '../../../../src/intune/model/assignment.ts'
import { differences } from '../../../../src/intune/model/differences.ts'
import { namedConfiguration } from '../../../../src/intune/model/configuration.ts'
import type { Change } from '../../../../src/intune/planning/change.ts'
import { changed } from '../../../../src/intune/planning/changed.ts'
import { merge } from '../../../../src/intune/applying/merge.ts'
import { planChanges } from '../../../../src/intune/planning/plan.ts'

const policy = namedConfiguration(deviceConfigurations, 'p', 'Policy')
const [a, b] = ['a', 'b'].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`) as [string, string]
const filter = { id: 'f'.repeat(8) + '-0000-4000-8000-000000000000', mode: 'include' as const }
const read = (type: string, target: object = {}, more: object = {}): Assignment =>
  assignmentFromGraph({ ...more, target: { '@odata.type': `#microsoft.graph.${type}`, ...target } })
const included = (groupId: string, target: object = {}, more: object = {}): Assignment =>
  read('groupAssignmentTarget', { groupId, ...target }, more)
const excluded = (groupId: string): Assignment => read('exclusionGroupAssignmentTarget', { groupId })
const locked = (groupId: string): Assignment => included(groupId, {}, { source: 'policySets', sourceId: 's' })
/** The kind of the error with which the change is refused; undefined where it is planned. */
function planned(change: Change, before: readonly Assignment[]): unknown {
  const set = { state: 'read', set: { assignments: before, readAt: 0 } } as const
  const { refused } = planChanges([{ assignable: { configuration: policy }, set }], () => [change])
  return refused.map(({ error }) => ('kind' in error ? error.kind : error))[0]
}
const said = (set: readonly Assignment[]): string[] =>
  set.map(({ target, filter: f, source }) =>
    [
      target.kind,
      'groupId' in target ? target.groupId[0] : '',
      f ? f.mode : '',
      source === 'policySets' ? 'locked' : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  )

describe('what a change makes of a set', () => {
  const cases: readonly (readonly [title: string, before: readonly Assignment[], change: Change, after: string[]])[] = [
    ['add to none', [], { kind: 'add', target: { kind: 'group', groupId: a } }, ['group a']],
    ['add twice', [included(a)], { kind: 'add', target: { kind: 'group', groupId: a } }, ['group a']],
    ['add switches', [excluded(a)], { kind: 'add', target: { kind: 'group', groupId: a } }, ['group a']],
    [
      'add mends a group that is there both ways',
      [included(a), excluded(a)],
      { kind: 'add', target: { kind: 'excludedGroup', groupId: a } },
      ['excludedGroup a'],
    ],
    [
      'add beside a policy set',
      [locked(a)],
      { kind: 'add', target: { kind: 'group', groupId: a } },
      ['group a locked', 'group a'],
    ],
    [
      'no filter on an exclusion',
      [],
      { kind: 'add', target: { kind: 'excludedGroup', groupId: a }, filter },
      ['excludedGroup a'],
    ],
    ['remove', [included(a), included(b)], { kind: 'remove', target: { kind: 'group', groupId: a } }, ['group b']],
    ['remove finds an exclusion', [excluded(a)], { kind: 'remove', target: { kind: 'group', groupId: a } }, []],
    [
      'remove leaves a policy set',
      [locked(a)],
      { kind: 'remove', target: { kind: 'group', groupId: a } },
      ['group a locked'],
    ],
    ['switch and back', [included(a), included(b)], { kind: 'switchMode', groupId: a }, ['excludedGroup a', 'group b']],
    ['replace', [excluded(a)], { kind: 'replaceGroup', from: a, to: b }, ['excludedGroup b']],
    [
      'replace by one that is there',
      [included(a), excluded(b)],
      { kind: 'replaceGroup', from: a, to: b },
      ['excludedGroup b'],
    ],
    ['replace by itself', [included(a)], { kind: 'replaceGroup', from: a, to: a }, ['group a']],
    [
      'paste beside',
      [included(a)],
      { kind: 'paste', assignments: [excluded(b), locked(a)], replace: false },
      ['group a', 'excludedGroup b'],
    ],
    [
      'paste in place of all',
      [included(a), locked(b)],
      { kind: 'paste', assignments: [excluded(b)], replace: true },
      ['group b locked', 'excludedGroup b'],
    ],
    [
      'clear',
      [included(a), locked(b), read('physicalLocationAssignmentTarget', { at: 1 })],
      { kind: 'clear' },
      ['group b locked', 'unknown'],
    ],
  ]
  for (const [title, before, change, after] of cases) {
    it(title, () => assert.deepEqual(said(changed(policy, before, change)), after))
  }

  it('pastes an assignment with everything that it had, save what belongs to where it came from', () => {
    const copied = included(
      a,
      { future: 1 },
      { id: 'x_a', source: 'direct', sourceId: 'x', intent: 'remove', plan: { hours: 3 } },
    )
    const [pasted] = changed(policy, [], { kind: 'paste', assignments: [copied], replace: false })
    assert.equal(pasted?.raw['intent'], 'remove')
    assert.deepEqual(pasted.raw['plan'], { hours: 3 })
    assert.deepEqual(pasted.raw['target'], copied.raw['target'])
    assert.deepEqual([pasted.raw['id'], pasted.raw['sourceId']], [undefined, undefined])
  })

  it('pastes the intent onto a target that is there, through the merge too', () => {
    const before = [included(a, {}, { intent: 'apply', own: 1 })]
    const copied = included(a, {}, { intent: 'remove' })
    const after = changed(policy, before, { kind: 'paste', assignments: [copied], replace: false })
    assert.equal(differences(deviceConfigurations, before, after).length, 1)
    const merged = merge(deviceConfigurations, before, after, before, false)
    assert(merged.kind === 'merged')
    assert.deepEqual([merged.after[0]?.raw['intent'], merged.after[0]?.raw['own']], ['remove', 1])
    assert.deepEqual(differences(deviceConfigurations, after, merged.after), [])
  })

  it('refuses what Intune does not have, and what is not there to be changed', () => {
    const kinds = (change: Change, ...before: Assignment[]): unknown => planned(change, before)
    const target = { kind: 'group', groupId: a } as const
    assert.equal(kinds({ kind: 'remove', target }, locked(a)), 'locked')
    assert.equal(kinds({ kind: 'remove', target }, locked(a), included(a)), undefined)
    assert.equal(kinds({ kind: 'remove', target }), undefined)
    assert.equal(kinds({ kind: 'switchMode', groupId: a }), 'notAssigned')
    assert.equal(kinds({ kind: 'switchMode', groupId: a }, locked(a)), 'locked')
    assert.equal(kinds({ kind: 'setFilter', target, filter }), 'notAssigned')
    assert.equal(kinds({ kind: 'setFilter', target, filter }, excluded(a)), 'notPossible')
    assert.equal(kinds({ kind: 'setFilter', target, filter: null }, excluded(a)), undefined)
  })
})
