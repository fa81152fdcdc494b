import assert from 'node:assert/strict'
import { describeProblem, placeOf } from '../../../../src/intune/documents/documentProblem.ts'
import { parseDocument } from '../../../../src/intune/documents/parseDocument.ts'

const id = '00000000-0000-4000-8000-000000000001'

/** A document with this in its only configuration. */
function around(assignments: string, more = ''): string {
  return [
    '// a comment',
    '{',
    '  "intuneAssignments": 1,',
    '  "tenant": { "id": "contoso", "name": "Contoso" },',
    '  "readAt": "2026-11-27T09:30:00.000Z",',
    `  "configurations": [${more}`,
    `    { "kind": "mobileApps", "id": "${id}", "name": "7-Zip", "assignments": [`,
    `      ${assignments}`,
    '    ] },',
    '  ]',
    '}',
  ].join('\n')
}

async function told(text: string): Promise<readonly string[]> {
  const result = await parseDocument(text)
  if ('document' in result) return []
  return result.problems.map((one) => {
    const { line, column } = placeOf(text, one.offset)
    const { message, args } = describeProblem(one)
    return `${line}:${column} ${message.replace('{0}', args[0] ?? '')}`
  })
}

describe('an assignment document', () => {
  it('is read with comments, trailing commas, and ids in any case', async () => {
    const result = await parseDocument(
      around(`{ "target": { "groupId": "${id.toUpperCase()}" }, "fields": { "intent": "required" } }, // why`),
    )
    assert.ok('document' in result)
    assert.deepEqual(result.document.configurations[0]?.assignments, [
      { target: { kind: 'group', groupId: id }, fields: { intent: 'required' }, other: {} },
    ])
  })

  const group = `"target": { "groupId": "${id}" }`
  for (const [what, assignments, said] of [
    ['a bracket that is missing', '{ "target": "allUsers"', '9:5 This is not valid JSON'],
    ['a property that is mistyped', `{ ${group}, "filer": {} }`, '8:74 There is no "filer" here.'],
    [
      'a field that the kind has not',
      `{ ${group}, "fields": { "colour": 1 } }`,
      '8:86 Assignments of this kind have no field colour.',
    ],
    [
      'a property that is there twice',
      `{ ${group}, "exclude": true, "exclude": false }`,
      '8:91 "exclude" is here twice.',
    ],
    ['no target', '{ "exclude": true }', '8:7 "target" is missing.'],
    ['a target that there is not', '{ "target": "everyone" }', '8:19 This is not what target can be.'],
    ['an id that is none', '{ "target": { "groupId": "SG-Sales" } }', '8:32 This is not what groupId can be.'],
    ['everyone excluded', '{ "target": "allUsers", "exclude": true }', '8:42 This is not what exclude can be.'],
    [
      'a known target as an unknown one',
      '{ "target": "unknown", "other": { "target": { "@odata.type": "#microsoft.graph.allLicensedUsersAssignmentTarget" } } }',
      '8:19 This is not what target can be.',
    ],
    [
      'a mode that a filter has not',
      `{ ${group}, "filter": { "id": "${id}", "mode": "maybe" } }`,
      '8:140 This is not what filter.mode can be.',
    ],
  ] as const) {
    it(`with ${what} names line and column`, async () => {
      const [first] = await told(around(assignments))
      assert.ok(first?.startsWith(said), first)
    })
  }

  it('with a kind that is not known, or one configuration twice, says where', async () => {
    const other = `\n    { "kind": "toasters", "id": "${id}", "assignments": [] },\n    { "kind": "mobileApps", "id": "${id}", "assignments": [] },`
    assert.deepEqual(await told(around('', other)), [
      '7:15 This version does not know the kind toasters.',
      '9:35 This configuration is in the document twice.',
    ])
  })

  it('is nothing else, of no later version, and neither deep nor broken without end', async () => {
    assert.deepEqual(await told(''), ['1:1 This is not valid JSON: value expected.'])
    assert.deepEqual(await told('{}'), ['1:1 This is not an assignment document: it has no "intuneAssignments": 1.'])
    assert.deepEqual(await told('{ "intuneAssignments": 2 }'), [
      '1:1 A later version of the extension made this document.',
    ])
    assert.match(String((await told('['.repeat(1_000_000)))[0]), /nested too deeply/)
    assert.match(String((await told('{'))[0]), /^1:2 This is not valid JSON/)
  })
})
