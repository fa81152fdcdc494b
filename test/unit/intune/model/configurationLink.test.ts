import assert from 'node:assert/strict'
import { kindTable, unnamedKind } from '../../../../src/intune/kinds/kindTable.ts'
import { linkOf, linkPath } from '../../../../src/intune/model/configurationLink.ts'

const tenantId = '0a11ce00-c047-4050-8a11-5a3d1e7e4a47'

describe('a link to a configuration', () => {
  it('leads back to what it was made of, for every kind', () => {
    for (const kind of kindTable) {
      const link = { tenantId, kind, id: '8f0c1f5e-0000-4000-8000-000000000001_Limit' }
      assert.deepEqual(linkOf(linkPath(link)), link)
    }
  })

  for (const path of [
    '',
    '/',
    '/configuration',
    `/configuration/${tenantId}`,
    `/configuration/${tenantId}/nothing/1`,
    `/configuration/${tenantId}/${unnamedKind.id}/`,
    `/configuration/${tenantId}/${unnamedKind.id}/1/assign`,
    `/configuration/${tenantId}/${unnamedKind.id}/..%2Fwipe`,
    `/configuration/../${unnamedKind.id}/a b`,
    `/apply/${tenantId}/${unnamedKind.id}/1`,
  ]) {
    it(`is none: ${path}`, () => {
      assert.equal(linkOf(path), undefined)
    })
  }
})
