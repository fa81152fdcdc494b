import assert from 'node:assert/strict'
import '../../../support/fakeVscode.ts'
import { explain } from '../../../../src/operations/explain.ts'
import { Asker } from '../../operations/whyNotHarness.ts'

const { explanationReport } = await import('../../../../src/workbench/reports/explanationReport.ts')

describe('what a device gets', () => {
  it('says whose groups were used, or that it has no user', async () => {
    const ada = await Asker.start()
    try {
      const report = async (name: string): Promise<string> => {
        const asked = { of: 'device', id: String(ada.device(name)['id']) } as const
        return explanationReport(await explain(ada.connection, asked), ada.connection)
      }
      assert.match(await report('CONTOSO-PC-001'), /User: grace\.hopper\\@contoso\.com, the primary user/)
      assert.match(await report('KIOSK-LOBBY-1'), /User: none/)
    } finally {
      await ada.close()
    }
  })
})
