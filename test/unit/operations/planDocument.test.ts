import assert from 'node:assert/strict'
import type { AssignmentDocument } from '../../../src/intune/documents/assignmentDocument.ts'
import { documentText } from '../../../src/intune/documents/documentText.ts'
import { parseDocument } from '../../../src/intune/documents/parseDocument.ts'
import { kindTable } from '../../../src/intune/kinds/kindTable.ts'
import { exportAssignments } from '../../../src/operations/exportAssignments.ts'
import { planDocument } from '../../../src/operations/planDocument.ts'
import { type PlanDocumentResult, planDocumentResult } from '../../../src/operations/planDocumentResult.ts'
import type { SampleTenantOptions } from '../../../src/sampleTenant/sampleTenant.ts'
import { idOf, writes } from '../intune/applying/administrator.ts'
import { plainWording } from './plainWording.ts'
import { openTenant, type TenantWindow } from './tenantWindow.ts'

const kindOfError = (error: Error): string => ('kind' in error ? String(error.kind) : 'internal')

describe('an assignment document, planned and applied', () => {
  let window: TenantWindow
  const start = async (options: SampleTenantOptions = {}): Promise<void> => {
    window = await openTenant(options)
  }
  afterEach(() => window.close())
  const exported = async (): Promise<AssignmentDocument> => {
    const { document } = await exportAssignments(window.connection, undefined, kindOfError)
    const parsed = await parseDocument(documentText(document, []))
    assert.ok('document' in parsed)
    return parsed.document
  }
  const plan = (document: AssignmentDocument) =>
    planDocument({ connection: window.connection, wording: plainWording }, document)
  const answer = async (document: AssignmentDocument): Promise<PlanDocumentResult> =>
    planDocumentResult(await plan(document), (error) => ({ kind: kindOfError(error), message: error.message }))
  const changedIn = ({ configurations }: PlanDocumentResult) =>
    configurations.filter(({ differences, error }) => differences.length > 0 || error)
  const group = (name: string): string => idOf(window.service.groups(), name)
  const included = (name: string) => ({
    target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: group(name) },
  })

  it('of what the tenant holds changes nothing, of all kinds', async () => {
    await start()
    const document = await exported()
    const result = await answer(document)
    assert.equal(result.configurations.length, document.configurations.length)
    assert.deepEqual(changedIn(result), [])
    assert.deepEqual(writes(window.service), [])
  })

  it('shows exactly what others changed since, however shortly ago, and applying it leads back', async () => {
    await start()
    const document = await exported()
    const fileVault = idOf(window.service.configurations(), 'FileVault')
    const apps = window.service.kind('mobileApps')
    const zoom = apps.idOf('Zoom')
    const [before, appsBefore] = [window.service.assignmentsOf(fileVault), apps.assignmentsOf(zoom)]
    window.service.edit(fileVault, [included('SG-HR')])
    apps.edit(zoom, appsBefore.slice(1))
    const result = changedIn(await answer(document))
    assert.deepEqual(
      result.map(({ id, kind, differences }) => [kind, id, differences.map(({ change }) => change)]),
      [
        ['deviceConfigurations', fileVault, ['removed', 'added']],
        ['mobileApps', zoom, ['added']],
      ],
    )
    assert.deepEqual(result[0]?.differences[0]?.before, { target: { name: 'SG-HR', groupId: group('SG-HR') } })
    const planned = await plan(document)
    const outcomes = await window.ada.apply(planned.plan)
    assert.deepEqual(
      outcomes.map(({ outcome }) => outcome),
      ['applied', 'applied'],
    )
    const targets = (set: readonly Record<string, unknown>[]) =>
      set.map(({ target, intent }) => JSON.stringify([target, intent])).toSorted()
    assert.deepEqual(targets(window.service.assignmentsOf(fileVault)), targets(before))
    assert.deepEqual(targets(apps.assignmentsOf(zoom)), targets(appsBefore))
    assert.deepEqual(changedIn(await answer(document)), [])
  })

  it('leaves alone what it does not list, and what belongs to a policy set', async () => {
    await start()
    const document = await exported()
    const id = idOf(window.service.configurations(), 'Update ring - Kiosks')
    const [one] = document.configurations.filter((configuration) => configuration.id === id)
    assert.ok(one)
    assert.ok(one.assignments.some(({ source }) => source === 'policySets'))
    const emptied = { ...document, configurations: [{ ...one, assignments: [] }] }
    const { plan: made } = await plan(emptied)
    assert.ok(made.entries.every(({ assignable }) => assignable.configuration.id === id))
    const kept = made.entries[0]?.after ?? window.service.assignmentsOf(id)
    assert.ok(kept.length > 0)
    assert.ok(kept.every(({ source }) => source === 'policySets'))
  })

  it('of another tenant is refused', async () => {
    await start()
    const document = await exported()
    await assert.rejects(plan({ ...document, tenant: { id: 'fabrikam', name: 'Contoso' } }), { kind: 'otherTenant' })
    assert.deepEqual(writes(window.service), [])
  })

  it('is never planned against a kind that could not be read', async () => {
    let rights: 'write' | readonly string[] = 'write'
    await start({ tokens: () => rights })
    const document = await exported()
    rights = kindTable.flatMap(({ scopes }) => scopes.read).filter((scope) => !scope.startsWith('DeviceManagementApps'))
    const result = await answer(document)
    const apps = result.configurations.filter(({ kind }) => kind === 'mobileApps')
    assert.ok(apps.length > 5)
    for (const { differences, error } of apps) assert.deepEqual([differences, error?.kind], [[], 'missingScope'])
  })

  it('says what is gone, what Intune does not have, and which names no longer fit', async () => {
    await start()
    const document = await exported()
    const gone = '00000000-0000-4000-8000-00000000dead'
    const [first] = document.configurations
    const app = document.configurations.find(({ name }) => name === 'Zoom')
    assert.ok(first && app)
    const target = { kind: 'group', groupId: group('SG-HR') } as const
    const odd = {
      ...document,
      configurations: [
        { ...first, id: gone },
        { ...app, assignments: [{ target, name: 'SG-Human-Resources', fields: {}, other: {} }] },
      ],
    }
    const result = await answer(odd)
    assert.deepEqual(
      result.configurations.map(({ kind, differences, error }) => [kind, differences, error?.kind]),
      [
        ['mobileApps', [], 'notPossible'],
        ['deviceConfigurations', [], 'notFound'],
      ],
    )
    const { words } = await plan(odd)
    assert.deepEqual(words.notes, ['"SG-Human-Resources" of the document is named "SG-HR" now.'])
  })
})
