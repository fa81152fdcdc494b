// What `npm test` does, and `npm run <stage>` for one stage alone: node stages.ts [stage] [arguments for the stage]
import { mkdir, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { runProcess } from './childProcess.ts'
import { packageExtension } from './vsix/packageExtension.ts'
import { projectPaths, vsixPath } from './projectPaths.ts'
import { readTestCount } from './testCount.ts'
import type { TestCount } from './testCount.ts'
import { hostEnvironment } from './vscode/hostEnvironment.ts'
import { runHostTests } from './vscode/runHostTests.ts'

type Stage = (args: readonly string[]) => Promise<TestCount>

const stages = {
  typecheck,
  lint: () => check('oxlint', 'oxlint', ['--type-aware']),
  format: () => check('oxfmt', 'oxfmt', ['--check', '.']),
  unit: (args) => mocha('unit', 'test/unit/**/*.test.ts', ['--timeout', '10000', ...args]),
  package: makePackage,
  vsix: () => mocha('vsix', 'test/package/**/*.test.ts', ['--timeout', '60000']),
  host: testInHost,
  ui: (args) =>
    mocha('ui', 'test/ui/**/*.test.ts', ['--timeout', '120000', '--require', 'test/ui/withWorkbench.ts', ...args]),
} satisfies Record<string, Stage>

/** Stages that test what `package` makes. */
const needPackage = new Set<string>(['vsix', 'host', 'ui'])
/** More than this is something bundled by mistake. */
const maxPackageBytes = 520 * 1024

const [chosen, ...args] = process.argv.slice(2)
const isStage = (name: string): name is keyof typeof stages => Object.hasOwn(stages, name)
if (chosen !== undefined && !isStage(chosen)) throw new Error(`Stages: ${Object.keys(stages).join(', ')}`)
const onePassed: TestCount = { passed: 1, failed: 0, skipped: 0 }
const oneFailed: TestCount = { passed: 0, failed: 1, skipped: 0 }
const chain = chosen === undefined ? Object.keys(stages) : needPackage.has(chosen) ? ['package', chosen] : [chosen]
await mkdir(projectPaths.artifacts, { recursive: true })
const total: TestCount = { passed: 0, failed: 0, skipped: 0 }
const summary: string[] = []
for (const name of chain.filter(isStage)) {
  console.log(`\n=== ${name} ===`)
  const start = performance.now()
  const count = await stages[name](name === chosen ? args : []).catch((error: unknown) => {
    console.error(error)
    return oneFailed
  })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
  summary.push(`${name.padEnd(9)} ${count.passed} passed, ${count.failed} failed${skipped} (${seconds} s)`)
  total.passed += count.passed
  total.failed += count.failed
}
console.log(`\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

/** Runs a package's program under this Node. */
function runBin(packageName: string, bin: string, binArgs: readonly string[], env?: Record<string, string>) {
  const manifest = join(projectPaths.root, 'node_modules', packageName, 'package.json')
  const { bin: bins } = createRequire(import.meta.url)(manifest) as { bin: string | Record<string, string> }
  const path = typeof bins === 'string' ? bins : (bins[bin] ?? bin)
  return runProcess(process.execPath, [join(dirname(manifest), path), ...binArgs], { cwd: projectPaths.root, env })
}

/** Pages have the types of a browser, and nothing of Node's. */
async function typecheck(): Promise<TestCount> {
  const own = await check('typescript', 'tsc', [])
  const page = await check('typescript', 'tsc', ['-p', 'src/workbench/overview/page'])
  return own.failed > 0 ? own : page
}

async function check(packageName: string, bin: string, binArgs: readonly string[]): Promise<TestCount> {
  return (await runBin(packageName, bin, binArgs)) === 0 ? onePassed : oneFailed
}

async function mocha(name: string, files: string, mochaArgs: readonly string[]): Promise<TestCount> {
  const reporter = join(import.meta.dirname, 'countingReporter.cjs')
  const { counted, env } = await countFile(name)
  const code = await runBin('mocha', 'mocha', ['--reporter', reporter, files, ...mochaArgs], env)
  return counted(code === 0)
}

async function makePackage(): Promise<TestCount> {
  if (!(await packageExtension(vsixPath))) return oneFailed
  const { size } = await stat(vsixPath)
  if (size <= maxPackageBytes) return onePassed
  console.error(`The package has ${size} bytes, more than ${maxPackageBytes}.`)
  return oneFailed
}

/** Tests inside a host, and those that start and end hosts of their own. */
async function testInHost(hostArgs: readonly string[]): Promise<TestCount> {
  const grep = hostArgs.includes('--grep') ? hostArgs[hostArgs.indexOf('--grep') + 1] : undefined
  const desktop = hostArgs.includes('--desktop')
  const inside = await testInsideHost(desktop, grep)
  if (desktop) return inside
  const mochaArgs = ['--timeout', '60000', ...(grep === undefined ? [] : ['--grep', grep])]
  const around = await mocha('around-host', 'test/host/*/*.test.ts', mochaArgs)
  return {
    passed: inside.passed + around.passed,
    failed: inside.failed + around.failed,
    skipped: inside.skipped + around.skipped,
  }
}

async function testInsideHost(desktop: boolean, grep: string | undefined): Promise<TestCount> {
  const { counted, env } = await countFile('host')
  const signIn = await hostEnvironment()
  try {
    return await counted(await runHostTests({ desktop, env: { ...env, ...signIn.env, TEST_GREP: grep } }))
  } finally {
    await signIn.remove()
  }
}

/** Where a test process leaves its count, and the count as it is afterwards. */
async function countFile(name: string) {
  const file = join(projectPaths.artifacts, `${name}-count.json`)
  await rm(file, { force: true })
  return {
    env: { TEST_COUNT_FILE: file },
    counted: async (passed: boolean): Promise<TestCount> => {
      const count = await readTestCount(file)
      // A process may fail beside its tests: a rejection that nobody awaited, a file that does not load.
      return passed || count.failed > 0 ? count : { ...count, failed: 1 }
    },
  }
}
