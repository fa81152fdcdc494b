// `npm run reproducible`: packages this checkout twice, in two places, and says whether the bytes are the same.
import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { projectPaths, vsixPath } from '../projectPaths.ts'
import { differingFiles, otherBuild } from './otherBuild.ts'
import { packageExtension } from './packageExtension.ts'
import { zipEntries } from './zipEntries.ts'

await mkdir(projectPaths.artifacts, { recursive: true })
if (!(await packageExtension(vsixPath))) process.exit(1)
const [one, other] = [await readFile(vsixPath), await otherBuild()]
for (const built of [one, other]) console.log(`sha256 ${createHash('sha256').update(built).digest('hex')}`)
if (one.equals(other)) console.log('The two builds are the same.')
else {
  const files = differingFiles(zipEntries(one), zipEntries(other))
  console.error(`The two builds differ: ${files.length === 0 ? 'only in times, order or modes' : files.join(', ')}`)
  process.exitCode = 1
}
