import assert from 'node:assert/strict'
import type { Kind } from '../../src/intune/kinds/kind.ts'
import { kindTable } from '../../src/intune/kinds/kindTable.ts'
import { virtualGroups } from '../../src/intune/kinds/virtualGroups.ts'
import { exampleOf, otherValue } from './kindExample.ts'
import { groupId, writes } from './onServer.ts'
import { outcomes } from './result.ts'
import { run, setSetting, signedInWith } from './signedIn.ts'

type Entity = Readonly<Record<string, unknown>>

interface Refreshed {
  readonly kinds: readonly { readonly kind: string; readonly state: string; readonly configurations: number }[]
}

/** Every row of the table is a collection that a user lists, edits and undoes; a new row is covered by itself. */
describe('every kind', () => {
  before(() => setSetting('kinds', []))
  const host = signedInWith({ throttle: false, lagMs: 0 }, 'suite')
  after(() => setSetting('kinds', ['deviceConfigurations']))

  let listed: Refreshed['kinds'] = []
  before(async () => {
    listed = (await run<Refreshed>('refresh', {})).kinds
  })
  beforeEach(() => host.tenant.clearRequests())

  it('is read', () => {
    assert.deepEqual(
      listed.map(({ kind, state }) => `${kind} ${state}`),
      kindTable.map(({ id }) => `${id} read`),
    )
  })

  it('is changed in one plan with all others, and undone with them', async () => {
    const examples = kindTable
      .filter(({ fields }) => !fields.some(({ required }) => required))
      .map((kind) => ({ kind, ...exampleOf(kind) }))
      .filter(({ readOnly }) => readOnly === undefined)
    const all = () => examples.map(({ kind, configuration: { id } }) => heldBy(kind, id))
    const before = all()
    const configurationIds = examples.map(({ kind, configuration: { id } }) => `${kind.id}/${id}`)
    const applied = examples.map(() => 'applied')
    const target = { groupId: groupId(host.tenant, 'DYN-Users-Licensed') }
    assert.deepEqual(outcomes(await run('addAssignment', { configurationIds, target })), applied)
    assert.deepEqual(
      all().map(({ length }) => length),
      before.map(({ length }) => length + 1),
    )
    assert.deepEqual(outcomes(await run('undoLastChange', {})), applied)
    assert.deepEqual(all(), before)
  })

  for (const kind of kindTable) describe(`${kind.title} (every kind)`, () => ofKind(kind))

  function ofKind(kind: Kind): void {
    const { configuration, readOnly, takes, included, filterId } = exampleOf(kind)
    const { id } = configuration
    const on = { configurationIds: [`${kind.id}/${id}`] }
    const newGroup = (): string => groupId(host.tenant, 'DYN-Users-Licensed')
    const required = kind.fields.flatMap((field) => (field.required ? [[field.name, field.presets?.[0]?.value]] : []))
    const needed = required.length === 0 ? {} : { fields: Object.fromEntries(required) as Entity }
    const addGroup = () => ({ ...on, target: { groupId: newGroup() }, ...needed })

    it('is listed', () => {
      const counted = listed.find((one) => one.kind === kind.id)?.configurations ?? 0
      assert.ok(counted > 0)
      assert.equal(counted, allOf(kind).length)
    })

    if (readOnly !== undefined) {
      it('is only shown, and says why', async () => {
        for (const target of [{ groupId: newGroup() }, 'allDevices']) {
          const result = await run('addAssignment', { ...on, target, ...needed })
          assert.deepEqual(outcomes(result), ['failed notPossible'])
          assert.ok(result.configurations[0]?.error?.message.includes(readOnly))
        }
        assert.deepEqual(writes(host.tenant), [])
      })
      return
    }

    it('includes a group, and takes it back', async () => {
      await edits('addAssignment', addGroup(), adds(kind, id, groupTarget(), needed.fields))
    })

    if (included !== undefined) {
      it('removes a group, and puts it back as it was', async () => {
        const args = { ...on, target: { groupId: included } }
        await edits('removeAssignment', args, (before, after) => {
          const left = before.filter((one) => targetOf(one)['groupId'] !== included)
          assert.ok(left.length < before.length)
          assert.deepEqual(after, left)
        })
      })
    }

    if (takes.exclusions) {
      it('excludes a group, and takes it back', async () => {
        const args = { ...on, target: { groupId: newGroup() }, exclude: true }
        const target = { '@odata.type': 'exclusionGroupAssignmentTarget', groupId: newGroup() }
        await edits('addAssignment', args, adds(kind, id, target))
      })
      if (included !== undefined) {
        it('switches a group to excluded, and back', async () => {
          await edits('switchMode', { ...on, target: { groupId: included } }, (before, after) => {
            const [was, is] = [before, after].map((set) => set.map((one) => targetOf(one)))
            const switched = is?.find(({ groupId: one }) => one === included)
            assert.match(String(switched?.['@odata.type']), /exclusionGroupAssignmentTarget$/)
            assert.equal(is?.length, was?.length)
          })
        })
      }
    } else {
      it('refuses an exclusion', () =>
        refused('addAssignment', { ...on, target: { groupId: newGroup() }, exclude: true }))
    }

    for (const [target, takesIt, type] of [
      ['allDevices', takes.allDevices, 'allDevicesAssignmentTarget'],
      ['allUsers', takes.allUsers, 'allLicensedUsersAssignmentTarget'],
    ] as const) {
      if (takesIt === false) {
        it(`refuses ${target}`, () => refused('addAssignment', { ...on, target, ...needed }))
      } else {
        const virtual = { '@odata.type': 'groupAssignmentTarget', groupId: virtualGroups.allUsers }
        const wanted = takesIt === 'virtualGroup' ? virtual : { '@odata.type': type }
        it(`takes ${target}, and takes it back`, () =>
          edits('addAssignment', { ...on, target, ...needed }, adds(kind, id, wanted, needed.fields)))
      }
    }

    it(takes.filters === 'none' ? 'refuses a filter' : 'takes a filter, and takes it back', async () => {
      const filter = { id: filterId ?? groupId(host.tenant, 'SG-HR'), mode: 'include' }
      const args = { ...addGroup(), filter }
      if (takes.filters === 'none') return refused('addAssignment', args)
      assert.ok(filterId !== undefined, 'the sample tenant has no filter for it')
      const filtered = {
        ...groupTarget(),
        deviceAndAppManagementAssignmentFilterId: filterId,
        deviceAndAppManagementAssignmentFilterType: 'include',
      }
      await run('addAssignment', addGroup())
      await edits('setFilter', { ...on, target: args.target, filter }, (before, after) => {
        const others = before.filter((one) => targetOf(one)['groupId'] !== newGroup())
        assert.ok(others.length < before.length)
        adds(kind, id, filtered, needed.fields)(others, after)
      })
      assert.deepEqual(outcomes(await run('undoLastChange', {})), ['applied'])
    })

    const choices = kind.fields.flatMap((field) => {
      const value = otherValue(field, configuration)
      return value === undefined ? [] : [[field.name, value] as const]
    })
    for (const [name, value] of choices) {
      it(`sets ${name}, and sets it back`, async () => {
        await run('addAssignment', addGroup())
        const args = { ...on, target: { groupId: newGroup() }, fields: { [name]: value } }
        await edits('setFields', args, (before, after) => {
          const others = before.filter((one) => targetOf(one)['groupId'] !== newGroup())
          adds(kind, id, groupTarget(), { ...needed.fields, [name]: value })(others, after)
        })
        assert.deepEqual(outcomes(await run('undoLastChange', {})), ['applied'])
      })
    }

    it('refuses a field that it does not have', () =>
      refused('setFields', {
        ...on,
        target: { groupId: included ?? newGroup() },
        fields: { somethingElse: 'required' },
      }))

    function groupTarget(): Entity {
      return { '@odata.type': kind.targetTypes?.group ?? 'groupAssignmentTarget', groupId: newGroup() }
    }

    /** The service holds what `check` says after the command, and after an undo exactly what it held before. */
    async function edits(
      command: string,
      args: Entity,
      check: (before: readonly Entity[], after: readonly Entity[]) => void,
    ): Promise<void> {
      const before = heldBy(kind, id)
      assert.deepEqual(outcomes(await run(command, args)), ['applied'])
      check(before, heldBy(kind, id))
      assert.deepEqual(await run('undoLastChange', {}), { configurations: [{ id, kind: kind.id, outcome: 'applied' }] })
      assert.deepEqual(heldBy(kind, id), before)
    }

    async function refused(command: string, args: Entity): Promise<void> {
      const before = heldBy(kind, id)
      const result = await run(command, args)
      assert.deepEqual(outcomes(result), ['failed notPossible'])
      assert.match(String(result.configurations[0]?.error?.message), /^[^\n]+\.$/)
      assert.deepEqual(writes(host.tenant), [])
      assert.deepEqual(heldBy(kind, id), before)
    }
  }

  function allOf(kind: Kind): readonly Entity[] {
    if (kind.id === 'deviceConfigurations') return host.tenant.configurations()
    // Apps of Microsoft that only app protection knows are left out, as in the admin center.
    return host.tenant
      .kind(kind.id)
      .all()
      .filter((one) => one['appAvailability'] !== 'global')
  }

  /** By the service's own state, not by what a client reads. In the order of ids: the service's own is nothing to count on. */
  function heldBy(kind: Kind, id: string): readonly Entity[] {
    const set =
      kind.id === 'deviceConfigurations' ? host.tenant.assignmentsOf(id) : host.tenant.kind(kind.id).assignmentsOf(id)
    return set.toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
  }
})

/** One assignment more, with this target and these fields and nothing else; the others as they were, to the byte. */
function adds(kind: Kind, id: string, target: Entity, given: Entity = {}) {
  return (before: readonly Entity[], after: readonly Entity[]): void => {
    const known = new Set(before.map((one) => JSON.stringify(one)))
    const fresh = after.filter((one) => !known.has(JSON.stringify(one)))
    assert.equal(fresh.length, 1)
    assert.equal(after.length, before.length + 1)
    const exclusion = target['@odata.type'] === 'exclusionGroupAssignmentTarget'
    const ofTarget = new Map(Object.entries(given).filter(([name]) => name.startsWith('target.')))
    const own = kind.fields.flatMap(({ name, values, absent, send, notOnExclusions }) => {
      if (name.startsWith('target.') || (exclusion && notOnExclusions)) return []
      const value = given[name] ?? send ?? values?.[0]?.value
      return value === undefined || value === absent ? [] : [[name, value] as const]
    })
    assert.deepEqual(meaning(fresh[0] ?? {}, id, kind), {
      ...Object.fromEntries(own),
      target: { ...target, ...Object.fromEntries([...ofTarget].map(([name, value]) => [name.slice(7), value])) },
    })
  }
}

/** Without what the service adds, and without what says nothing. */
function meaning(assignment: Entity, id: string, { fields }: Kind): Entity {
  const said = (entity: Entity): Entity =>
    Object.fromEntries(Object.entries(entity).filter(([, value]) => value !== null && value !== 'none'))
  const { id: _, source = 'direct', sourceId = id, ...own } = said(assignment)
  assert.deepEqual([source, sourceId], ['direct', id])
  const told = Object.entries(own).filter(([name, value]) => value !== fields.find((one) => one.name === name)?.absent)
  const target = said(targetOf(assignment))
  return {
    ...Object.fromEntries(told),
    target: { ...target, '@odata.type': String(target['@odata.type']).replace('#microsoft.graph.', '') },
  }
}

function targetOf({ target }: Entity): Entity {
  return Object(target) as Entity
}
