import assert from 'node:assert/strict'
import type { AssignmentDocument } from '../../../src/intune/documents/assignmentDocument.ts'
import { assignmentOf } from '../../../src/intune/documents/documentAssignment.ts'
import { documentText } from '../../../src/intune/documents/documentText.ts'
import { parseDocument } from '../../../src/intune/documents/parseDocument.ts'
import { kindTable } from '../../../src/intune/kinds/kindTable.ts'
import { configurationKey } from '../../../src/intune/model/configuration.ts'
import { differences } from '../../../src/intune/model/differences.ts'
import { type Exported, exportAssignments, exportScope } from '../../../src/operations/exportAssignments.ts'
import { hidden, nastyNames } from '../../support/nastyNames.ts'
import { idOf } from '../intune/applying/administrator.ts'
import { openTenant, type TenantWindow } from './tenantWindow.ts'

const kindOfError = (error: Error): string => ('kind' in error ? String(error.kind) : 'internal')

describe('an export', () => {
  let window: TenantWindow
  const start = async (...of: Parameters<typeof openTenant>): Promise<void> => {
    window = await openTenant(...of)
  }
  afterEach(() => window.close())
  const exported = (args: Record<string, unknown> = {}): Promise<Exported> =>
    exportAssignments(window.connection, exportScope(args), kindOfError)
  const parsed = async (text: string) => {
    const result = await parseDocument(text)
    assert.ok('document' in result, JSON.stringify(result))
    return result.document
  }

  it('of the whole tenant has every set of every kind, reads nothing again but names, and reads back to the same', async () => {
    await start()
    const { document, unread } = await exported()
    assert.deepEqual(unread, [])
    assert.deepEqual(
      window.service.requests.filter(({ path }) => !/\/(groups|directory|assignmentFilters|\$batch)/.test(path)),
      [],
    )
    assert.deepEqual(
      document.kinds,
      kindTable.map(({ id }) => id),
    )
    const { tenant } = window.ada
    assert.equal(document.configurations.length, tenant.size)
    const text = documentText(document, ['A comment'])
    assert.equal(documentText(await parsed(text), ['A comment']), text)
    let kinds = new Set<string>()
    for (const { kind, id, assignments } of (await parsed(text)).configurations) {
      const configuration = tenant.configuration({ kind, id })
      assert.ok(configuration, configurationKey({ kind, id }))
      const set = tenant.set(configuration)
      assert.ok(set?.state === 'read', configurationKey({ kind, id }))
      const again = assignments.map((one) => assignmentOf(configuration, one))
      assert.deepEqual(differences(kind, set.set.assignments, again), [], configurationKey(configuration))
      assert.equal(again.length, set.set.assignments.length)
      if (again.length > 0) kinds = kinds.add(kind.id)
    }
    assert.ok(kinds.size > 30, `${kinds.size} kinds of the sample tenant are assigned`)
  })

  it('keeps what this version does not know, to the byte', async () => {
    await start({}, { kinds: [kindTable[0]!] })
    const id = idOf(window.service.configurations(), 'Wi-Fi Guest')
    const group = idOf(window.service.groups(), 'SG-Sales')
    const future = { '@odata.type': '#microsoft.graph.robotTarget', robotId: 'r2', parts: [1, { deep: null }] }
    window.service.edit(id, [
      { target: future, shade: 'blue' },
      {
        target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: group, ring: { of: 'gold' } },
        priority: 7,
      },
    ])
    await window.ada.tenant.load()
    const { document } = await exported({ configurationIds: [id] })
    assert.deepEqual(document.kinds, [])
    const again = await parsed(documentText(document, []))
    const configuration = window.ada.assignable(id).configuration
    const raws = again.configurations[0]?.assignments.map((one) => assignmentOf(configuration, one).raw)
    assert.deepEqual(raws?.map((raw) => [raw['shade'], raw['priority']]).flat(), [undefined, 7, 'blue', undefined])
    assert.deepEqual(Object(raws?.[0]?.['target'])['ring'], { of: 'gold' })
    const {
      deviceAndAppManagementAssignmentFilterId: _,
      deviceAndAppManagementAssignmentFilterType: __,
      ...target
    } = Object(raws?.[1]?.['target'])
    assert.deepEqual(target, future)
  })

  it('names a kind that could not be read, and has none of its configurations', async () => {
    await start({
      tokens: () =>
        kindTable
          .flatMap(({ id, scopes }) => (id === 'mobileApps' ? [] : scopes.read))
          .filter((scope) => !scope.startsWith('DeviceManagementApps')),
    })
    const { document, unread } = await exported()
    assert.ok(unread.some(({ kind }) => kind === 'mobileApps'))
    assert.deepEqual(
      document.unread.find(({ kind }) => kind === 'mobileApps'),
      { kind: 'mobileApps', error: 'missingScope' },
    )
    assert.ok(!document.kinds.includes('mobileApps'))
    assert.ok(document.configurations.every(({ kind }) => kind.id !== 'mobileApps'))
    assert.ok(document.configurations.length > 0)
  })

  it('of chosen configurations names the one that is not there', async () => {
    await start({}, { kinds: [kindTable[0]!] })
    const gone = '00000000-0000-4000-8000-00000000dead'
    const id = idOf(window.service.configurations(), 'FileVault')
    const { document } = await exported({ configurationIds: [id, gone] })
    assert.deepEqual(
      document.configurations.map((one) => one.id),
      [id],
    )
    assert.deepEqual(document.unread, [{ kind: 'deviceConfigurations', id: gone, error: 'notFound' }])
  })

  it('shows names as text: none ends its line, hides, or says something of the document', async () => {
    await start({}, { kinds: [kindTable[0]!] })
    const { document } = await exported()
    const [first] = document.configurations
    assert.ok(first)
    for (const { name, tries } of nastyNames) {
      const target = { kind: 'group', groupId: '00000000-0000-4000-8000-000000000001' } as const
      const nasty: AssignmentDocument = {
        ...document,
        tenant: { id: 'contoso', name },
        unread: [{ kind: 'mobileApps', name, error: name }],
        configurations: [{ ...first, name, assignments: [{ target, name, fields: {}, other: {} }] }],
      }
      const text = documentText(nasty, [name.slice(0, 100)])
      assert.doesNotMatch(text.replaceAll('\n', ''), hidden, tries)
      assert.equal(
        text.split('\n').length,
        documentText({ ...nasty, tenant: document.tenant }, ['']).split('\n').length,
      )
      assert.deepEqual(await parsed(text), nasty, tries)
    }
  })
})
