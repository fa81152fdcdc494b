// `npm run benchmark`: prints what the extension weighs, loads, asks and computes, as ratios that compare across machines.
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { packageExtension } from '../support/vsix/packageExtension.ts'
import { projectPaths, vsixPath } from '../support/projectPaths.ts'
import { bulkRun } from './bulkRun.ts'
import { loadTimes } from './loadTime.ts'
import { lookToWrite } from './lookToWrite.ts'
import { planning } from './planning.ts'
import { requestCounts } from './requestCounts.ts'
import { wholeTenant } from './wholeTenant.ts'
import { table } from './table.ts'
import type { Row } from './table.ts'

await mkdir(projectPaths.artifacts, { recursive: true })
if (!(await packageExtension(vsixPath))) process.exit(1)

const dist = join(projectPaths.root, 'dist')
const chunks = (await readdir(dist)).filter((name) => name.endsWith('.cjs')).toSorted()
const kilobytes = async (file: string) => (await stat(file)).size / 1024

const rows: Row[] = [
  {
    what: 'package (VSIX)',
    value: await kilobytes(vsixPath),
    unit: 'KB',
    baseline: { what: 'the limit', value: 520 },
  },
]
for (const chunk of chunks) rows.push({ what: chunk, value: await kilobytes(join(dist, chunk)), unit: 'KB' })

// The script of a page needs a page around it.
const loaded = chunks.filter((chunk) => !chunk.endsWith('Page.cjs'))
const times = await loadTimes(Object.fromEntries(loaded.map((chunk) => [chunk, join(dist, chunk)])))
const empty = { what: 'an empty file', value: times.get('empty') ?? Number.NaN }
const limit = { what: 'the limit on a quiet machine', value: 40 }
for (const chunk of loaded) {
  const baseline = chunk === 'extension.cjs' ? limit : empty
  rows.push({ what: `loading ${chunk}`, value: times.get(chunk) ?? Number.NaN, unit: 'ms', baseline })
}
rows.push(
  ...(await requestCounts()),
  ...(await bulkRun()),
  ...(await lookToWrite()),
  ...(await planning()),
  ...(await wholeTenant()),
)
console.log(`\n${table(rows)}`)
