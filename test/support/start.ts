// `npm start`: the packaged extension in a VS Code, with the sample tenant open. `npm start -- --desktop` downloads a desktop one.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { packageVsix } from './packageVsix.ts'
import { projectPaths, vsixPath } from './projectPaths.ts'
import { packageExtension } from './vsix/packageExtension.ts'
import { startDesktop } from './vscode/desktop.ts'
import { startVscodeServer } from './vscode/vscodeServer.ts'

const openSampleVsix = join(projectPaths.artifacts, 'open-sample.vsix')
await mkdir(projectPaths.artifacts, { recursive: true })
if (!(await packageExtension(vsixPath))) process.exit(1)
if (!(await packageVsix(join(import.meta.dirname, 'open-sample'), openSampleVsix))) process.exit(1)
const extensions = [vsixPath, openSampleVsix]

if (process.argv.includes('--desktop')) {
  process.exit(await startDesktop(join(projectPaths.cache, 'start-desktop'), extensions))
}
// The same port each time, because a browser keeps a profile, secrets among it, by address.
const options = { dataFolder: join(projectPaths.cache, 'start'), extensions }
const server = await startVscodeServer({ ...options, port: 8139 }).catch(() => startVscodeServer(options))
console.log(`\nVS Code with the extension and its sample tenant: ${server.address}/?ew=true\nCtrl+C stops it.`)
