import assert from 'node:assert/strict'
import type { Kind } from '../../../../src/intune/kinds/kind.ts'
import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import { type Assignment, assignmentFromGraph, newAssignment } from '../../../../src/intune/model/assignment.ts'
import { assignmentKey } from '../../../../src/intune/model/assignmentKey.ts'
import { type Configuration, namedConfiguration } from '../../../../src/intune/model/configuration.ts'
import { RefusedError } from '../../../../src/intune/model/refusedError.ts'
import type { Change } from '../../../../src/intune/planning/change.ts'
import { type Plan, planChanges, planOf } from '../../../../src/intune/planning/plan.ts'

const id = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-000000000000`
const group = (letter: string) => ({ kind: 'group', groupId: id(letter) }) as const
const excluded = (letter: string) => ({ kind: 'excludedGroup', groupId: id(letter) }) as const
const everyone = [{ kind: 'allDevices' }, { kind: 'allUsers' }] as const
const filter = { id: id('f'), mode: 'include' } as const

/** A kind with all that makes kinds differ; what a test wants otherwise is said there. */
const apps: Kind = {
  ...deviceConfigurations,
  id: 'testApps',
  assignmentType: undefined,
  fields: [
    {
      name: 'intent',
      title: 'Intent',
      values: [
        { value: 'required', title: 'Required' },
        { value: 'available', title: 'Available', notFor: ['allDevices'] },
        { value: 'uninstall', title: 'Uninstall' },
      ],
    },
    { name: 'settings', title: 'Settings', notOnExclusions: true },
  ],
  keyFields: ['intent'],
  includedOnce: true,
  sortOf: () => ({ title: 'App' }),
}
const app = namedConfiguration(apps, 'a', 'An app')
const kindLike = (over: Partial<Kind>): Configuration =>
  namedConfiguration({ ...deviceConfigurations, ...over }, 'c', 'A configuration')

function plan(configuration: Configuration, before: readonly Assignment[], ...changes: Change[]): Plan {
  const set = { state: 'read', set: { assignments: before, readAt: 0 } } as const
  return planChanges([{ assignable: { configuration }, set }], () => changes)
}

/** Why the changes are refused, or the keys of what they make. */
function outcome({ entries, refused }: Plan): readonly string[] {
  const keys = entries.flatMap(({ assignable, after }) =>
    after.map(
      (one) => `${one.target.kind} ${assignmentKey(assignable.configuration.kind, one).replace(/-[-\w]+/g, '')}`,
    ),
  )
  const reasons = refused.map(({ error }) => (error instanceof RefusedError ? error.refusal.reason : error.message))
  return [...keys, ...reasons]
}
const intended = (target: Assignment['target'], intent: string, more: object = {}): Assignment =>
  newAssignment(app, target, { fields: { intent, ...more } })

describe('what is valid, by the row of the kind', () => {
  const allowing = (takes: Partial<Kind['takes']>): Configuration =>
    kindLike({ takes: { ...deviceConfigurations.takes, ...takes } })
  const of = (configuration: Configuration, ...targets: readonly Assignment['target'][]): readonly Assignment[] =>
    targets.map((target) => newAssignment(configuration, target))

  const refusals: readonly (readonly [
    title: string,
    configuration: Configuration,
    before: readonly Assignment[],
    change: Change,
    reason: string,
  ])[] = [
    ['exclusions', allowing({ exclusions: false }), [], { kind: 'add', target: excluded('a') }, 'noExclusions'],
    [
      'a switch to an exclusion',
      allowing({ exclusions: false }),
      of(app, group('a')),
      { kind: 'switchMode', groupId: id('a') },
      'noExclusions',
    ],
    ['All devices', allowing({ allDevices: false }), [], { kind: 'add', target: everyone[0] }, 'noAllDevices'],
    ['All users', allowing({ allUsers: false }), [], { kind: 'add', target: everyone[1] }, 'noAllUsers'],
    ['filters', allowing({ filters: 'none' }), [], { kind: 'add', target: group('a'), filter }, 'noFilters'],
    [
      'a filter on an exclusion',
      allowing({}),
      of(allowing({}), excluded('a')),
      { kind: 'setFilter', target: group('a'), filter },
      'filterOnExclusion',
    ],
    [
      'a group beside everyone',
      allowing({ noGroupsBesideEveryone: true }),
      of(app, ...everyone),
      { kind: 'add', target: group('a') },
      'groupBesideEveryone',
    ],
    [
      'an exclusion beside All devices',
      allowing({ noExclusionsBesideAllDevices: true }),
      of(app, everyone[0]),
      { kind: 'add', target: excluded('a') },
      'exclusionBesideAllDevices',
    ],
    [
      'All devices beside an exclusion',
      allowing({ noExclusionsBesideAllDevices: true }),
      of(app, excluded('a')),
      { kind: 'add', target: everyone[0] },
      'exclusionBesideAllDevices',
    ],
    [
      'anything where the configuration is only shown',
      kindLike({ sortOf: () => ({ title: 'Default', locked: 'A default is not assigned.' }) }),
      [],
      { kind: 'add', target: group('a') },
      'readOnly',
    ],
    [
      'anything where the kind is only shown',
      kindLike({ write: { by: 'none', reason: 'Not yet.' } }),
      of(app, group('a')),
      { kind: 'clear' },
      'readOnly',
    ],
    [
      'one group included with two intents',
      app,
      [intended(group('a'), 'available')],
      { kind: 'add', target: group('a'), fields: { intent: 'required' } },
      'includedTwice',
    ],
    [
      'an intent that a target can’t have',
      app,
      [],
      { kind: 'add', target: everyone[0], fields: { intent: 'available' } },
      'fieldValue',
    ],
    [
      'a value that nobody knows',
      app,
      [],
      { kind: 'add', target: group('a'), fields: { intent: 'perhaps' } },
      'fieldValue',
    ],
    [
      'a number out of its range',
      kindLike({ fields: [{ name: 'target.licenses', title: 'Licenses', number: [0, 900] }] }),
      [],
      { kind: 'add', target: group('a'), fields: { 'target.licenses': 901 } },
      'fieldValue',
    ],
    ['a field of another kind', app, [], { kind: 'add', target: group('a'), fields: { other: 1 } }, 'fieldUnknown'],
    [
      'an inclusion without a field that nobody can guess',
      kindLike({ fields: [{ name: 'schedule', title: 'Schedule', required: true }] }),
      [],
      { kind: 'add', target: group('a') },
      'fieldMissing',
    ],
  ]
  for (const [title, configuration, before, change, reason] of refusals) {
    it(`refuses ${title}`, () => assert.deepEqual(outcome(plan(configuration, before, change)), [reason]))
  }

  it('takes a group with one intent and its exclusion with another, and tells them apart', () => {
    const both = [intended(group('a'), 'required'), intended(excluded('a'), 'available')]
    assert.deepEqual(
      outcome(plan(app, both.slice(0, 1), { kind: 'add', target: excluded('a'), fields: { intent: 'available' } })),
      ['group group:aaaaaaaa intent:required', 'excludedGroup group:aaaaaaaa intent:available'],
    )
    assert.deepEqual(outcome(plan(app, both, { kind: 'remove', target: group('a') })), ['several'])
    assert.deepEqual(outcome(plan(app, both, { kind: 'remove', target: group('a'), at: { intent: 'available' } })), [
      'group group:aaaaaaaa intent:required',
    ])
    const again = plan(app, both, { kind: 'switchMode', groupId: id('a'), at: { intent: 'required' } })
    assert.deepEqual(
      outcome(again).map((one) => one.split(' ')[0]),
      ['excludedGroup', 'excludedGroup'],
    )
  })

  it('sets fields, and makes another assignment of one whose key field changes', () => {
    const before = [
      assignmentFromGraph({ ...intended(group('a'), 'available', { settings: { a: 1 } }).raw, id: 'x', own: 1 }),
    ]
    const made = plan(app, before, { kind: 'setFields', target: group('a'), fields: { intent: 'required' } })
    assert.deepEqual(outcome(made), ['group group:aaaaaaaa intent:required'])
    assert.deepEqual(
      made.entries[0]?.differences.map(({ key }) => key.split(' ')[1]),
      ['intent:available', 'intent:required'],
    )
    const raw = made.entries[0]?.after[0]?.raw
    assert.deepEqual([raw?.['id'], raw?.['own'], raw?.['settings']], [undefined, 1, { a: 1 }])
    const settings = plan(app, before, { kind: 'setFields', target: group('a'), fields: { settings: { a: 2 } } })
    assert.deepEqual([settings.entries[0]?.differences.length, settings.entries[0]?.after[0]?.raw['id']], [1, 'x'])
    assert.equal(
      plan(app, before, { kind: 'setFields', target: group('a'), fields: { settings: { a: 1 } } }).unchanged.length,
      1,
    )
  })

  it('gives an exclusion no field that it can’t have, and says what is missing when it is included again', () => {
    const before = [intended(group('a'), 'required', { settings: { a: 1 } })]
    const [after] = plan(app, before, { kind: 'switchMode', groupId: id('a') }).entries[0]?.after ?? []
    assert.deepEqual(Object.keys(after?.raw ?? {}).toSorted(), ['intent', 'target'])
  })

  it('lets what is odd already and is not touched be as it is', () => {
    const strict = allowing({ exclusions: false, filters: 'none', allUsers: false, noGroupsBesideEveryone: true })
    const odd = [
      ...of(app, ...everyone, group('b'), excluded('c')),
      newAssignment(app, group('d'), { filter }),
      ...of(app, group('e'), excluded('e')),
    ]
    const { entries, refused } = plan(strict, odd, { kind: 'remove', target: group('b') })
    assert.deepEqual([entries.length, refused.length, entries[0]?.after.length], [1, 0, odd.length - 1])
    const { entries: more } = plan(strict, odd, { kind: 'remove', target: excluded('c') })
    assert.equal(more.length, 1)
  })

  it('brings back what the service is known to have held, however odd', () => {
    const strict = allowing({ filters: 'none', noGroupsBesideEveryone: true })
    const odd = [...of(app, ...everyone), newAssignment(app, group('d'), { filter })]
    const assignable = { configuration: strict }
    const back = { assignable, before: odd.slice(0, 2), after: odd }
    assert.deepEqual(outcome(planOf([back])), ['groupBesideEveryone'])
    assert.equal(planOf([{ ...back, recorded: odd }]).entries.length, 1)
  })

  it('never touches what belongs to something else, also under a source that it does not know', () => {
    for (const source of ['policySets', 'somethingNew', 7]) {
      const locked = assignmentFromGraph({ ...intended(group('a'), 'required').raw, source })
      assert.deepEqual(outcome(plan(app, [locked], { kind: 'remove', target: group('a') })), ['locked'])
      const pair = { assignable: { configuration: app }, before: [locked], after: [] }
      assert.deepEqual(outcome(planOf([pair])), ['locked'])
      assert.deepEqual(
        outcome(plan(app, [locked], { kind: 'add', target: excluded('a'), fields: { intent: 'required' } })),
        ['bothWays'],
      )
    }
    const unknown = assignmentFromGraph({ target: { '@odata.type': '#microsoft.graph.newTarget', at: 1 } })
    assert.deepEqual(outcome(planOf([{ assignable: { configuration: app }, before: [unknown], after: [] }])), [
      'unknownTarget',
    ])
  })

  it('edits a target that is there twice only by saying which one it shall be', () => {
    const policy = kindLike({})
    const twins = [newAssignment(policy, group('a'), { filter }), ...of(policy, excluded('a'), group('b'))]
    const edits: readonly Change[] = [
      { kind: 'remove', target: group('a') },
      { kind: 'setFilter', target: group('a'), filter: null },
      { kind: 'switchMode', groupId: id('a') },
      { kind: 'replaceGroup', from: id('a'), to: id('c') },
      { kind: 'replaceGroup', from: id('b'), to: id('a') },
      { kind: 'add', target: group('a') },
      { kind: 'setFields', target: group('a'), fields: { intent: 'remove' } },
      { kind: 'paste', assignments: of(policy, group('a')), replace: false },
    ]
    for (const change of edits) assert.deepEqual(outcome(plan(policy, twins, change)), ['twice'], change.kind)
    const made = plan(policy, twins, { kind: 'makeIt', target: group('a') }).entries[0]
    assert.deepEqual(made?.after, [twins[0], twins[2]])
    assert.deepEqual(
      made?.differences.map(({ befores, afters }) => [befores, afters]),
      [[twins.slice(0, 2), [twins[0]]]],
    )
    const other = plan(policy, twins, { kind: 'makeIt', target: excluded('a') }).entries[0]
    assert.deepEqual(other?.after, [twins[1], twins[2]])
    // What went can be brought back as it was.
    const back = { assignable: { configuration: policy }, before: made?.after ?? [], after: twins }
    assert.deepEqual(outcome(planOf([back])), ['bothWays'])
    assert.equal(planOf([{ ...back, recorded: twins }]).entries.length, 1)
  })

  it('pastes to another kind what can go there, and says of the rest why not', () => {
    const policy = kindLike({
      id: 'other',
      takes: { ...deviceConfigurations.takes, exclusions: false, filters: 'none' },
    })
    const copies = [
      intended(group('a'), 'uninstall', { settings: { a: 1 } }),
      intended(excluded('b'), 'required'),
      newAssignment(app, group('c'), { filter }),
    ]
    const made = plan(policy, [], { kind: 'paste', assignments: copies, from: apps, replace: false })
    assert.deepEqual(outcome(made), ['group group:aaaaaaaa', 'noExclusions', 'noFilters'])
    assert.deepEqual(Object.keys(made.entries[0]?.after[0]?.raw ?? {}), ['@odata.type', 'target'])
    const nothing = plan(policy, [], { kind: 'paste', assignments: copies.slice(1), from: apps, replace: false })
    assert.deepEqual(outcome(nothing), ['noExclusions', 'noFilters'])
    assert.equal(nothing.unchanged.length, 0)
  })
})
