// The first thing that every npm script runs, so it uses nothing but Node (20 or newer): brings node_modules in line
// with the lock, then goes on under the Node that the lock names. Usage: node bootstrap.mjs <script> [arguments]
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const isWindows = process.platform === 'win32'
/** The Node that the lock names, for the platforms that have one as a package. */
const lockedNode = join(
  root,
  `node_modules/node-${isWindows ? 'win' : process.platform}-${process.arch}/bin`,
  isWindows ? 'node.exe' : 'node',
)

/** Packages of a lock file, or undefined when there is none or it is cut short. */
function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(join(root, lockFile), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** npm writes the inner lock last, so one that agrees with the outer means a whole installation. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf('node_modules/.package-lock.json')
  if (!wanted || !present) return false
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || present[path]?.version === version || (!present[path] && (optional || devOptional)),
  )
}

if (!isInstalled()) {
  console.log('Installing dependencies (npm ci)')
  // npm runs under the Node that started it: the locked Node is deleted and brought back by this.
  const npm = process.env.npm_execpath
  const node = process.env.npm_node_execpath ?? process.execPath
  const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, error } = npm
    ? spawnSync(node, [npm, ...options], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', options, { cwd: root, stdio: 'inherit', shell: isWindows })
  if (status !== 0) {
    console.error(error ? `npm ci could not run: ${error.message}` : 'npm ci failed.')
    process.exit(1)
  }
}

const oldestNode = 24
const ownMajor = Number(process.versions.node.split('.')[0])
if (!existsSync(lockedNode) && ownMajor < oldestNode) {
  console.error(
    `There is no package with Node for ${process.platform} ${process.arch}: install Node ${oldestNode} or newer.`,
  )
  process.exit(1)
}
const child = spawn(existsSync(lockedNode) ? lockedNode : process.execPath, process.argv.slice(2), {
  cwd: root,
  stdio: 'inherit',
})
// A terminal sends Ctrl+C to both; the child cleans up and decides how this ends.
process.on('SIGINT', () => {})
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 15)))
