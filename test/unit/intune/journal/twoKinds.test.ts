import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../../../src/base/clock.ts'
import { configurationPolicies } from '../../../../src/intune/kinds/configurationPolicies.ts'
import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import { Journal } from '../../../../src/intune/journal/journal.ts'
import { restPairs, undoPairs } from '../../../../src/intune/journal/replay.ts'
import { leftOver } from '../../../../src/intune/journal/unfinished.ts'
import { configurationKey } from '../../../../src/intune/model/configuration.ts'
import { replayed } from '../../../../src/operations/replayed.ts'
import { assignableOf, planOf, silent, testKey } from './journalSupport.ts'

describe('two kinds that hold one id, in the journal', () => {
  let folder: string
  let journal: Journal
  const [entry] = planOf('p', 1).entries
  const nowhere = (): undefined => undefined
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journal-kinds-'))
    journal = new Journal(folder, silent, systemClock, testKey)
  })
  afterEach(async () => {
    await journal.close()
    await rm(folder, { recursive: true })
  })
  const begin = async (...kinds: (string | undefined)[]) => {
    assert(entry)
    return journal.begin({ ...planOf('p', 0), entries: kinds.map((kind) => ({ ...entry, kind })) })
  }

  it('have an outcome each, are left to do each, and are undone each', async () => {
    const writer = await begin('deviceConfigurations', 'configurationPolicies')
    const [device, policy] = [deviceConfigurations, configurationPolicies].map((kind) => assignableOf('C0', kind))
    assert(device && policy)
    await writer.intent(policy)
    await writer.outcome({ assignable: policy, outcome: 'applied', fate: 'accepted' })
    const detail = await journal.read('p')
    assert(detail)
    assert.deepEqual(
      detail.configurations.map(({ outcome, begun }) => [outcome, begun]),
      [
        ['pending', false],
        ['applied', true],
      ],
    )
    await writer.close()
    await journal.close()
    assert.deepEqual([...(leftOver(await journal.list()).get('p') ?? [])], ['deviceConfigurations/c0'])
    assert.deepEqual(
      undoPairs(detail, nowhere).pairs.map(({ assignable }) => configurationKey(assignable.configuration)),
      ['configurationPolicies/c0'],
    )
    assert.deepEqual(undoPairs(detail, nowhere, new Set(['deviceConfigurations/c0'])).pairs, [])
    assert.deepEqual(restPairs(detail, nowhere, new Set(['configurationPolicies/c0'])).pairs, [])
  })

  it('are never mixed up with a kind of a later version: it is refused and named', async () => {
    const writer = await begin(undefined, 'quantumPolicies')
    await writer.intent(assignableOf('c0'))
    const detail = await journal.read('p')
    assert(detail)
    const rest = restPairs(detail, nowhere)
    assert.deepEqual(
      rest.pairs.map(({ assignable }) => assignable.configuration.kind.id),
      ['deviceConfigurations'],
    )
    const { plan, found } = replayed(rest)
    assert.equal(plan.entries.length, 1)
    assert.deepEqual(
      found?.missing.map(({ kind, error }) => [kind, error.message]),
      [['quantumPolicies', 'refused: unknownKind']],
    )
  })
})
