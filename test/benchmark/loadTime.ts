import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectPaths } from '../support/projectPaths.ts'

/** Fresh processes per file; the median is taken, which a busy machine disturbs least. */
const runs = 15

/**
 * Milliseconds of the thread's own time that `require` of each file takes in a fresh process, with a `vscode` that has
 * nothing: what else the machine does counts little.
 *
 * The files take turns, so that a change of the machine's pace meets all of them. An empty file comes along as `empty`.
 */
export async function loadTimes(files: Readonly<Record<string, string>>): Promise<Map<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'intune-load-'))
  try {
    const empty = join(folder, 'empty.cjs')
    const load = join(folder, 'load.cjs')
    await writeFile(empty, '')
    await writeFile(load, loader)
    const types = join(projectPaths.root, 'node_modules/@types/vscode/index.d.ts')
    const all = { empty, ...files }
    const times = new Map(Object.keys(all).map((name) => [name, [] as number[]]))
    for (let run = 0; run < runs; run++) {
      for (const [name, file] of Object.entries(all)) {
        const { stdout } = await promisify(execFile)(process.execPath, [load, file, types])
        times.get(name)?.push(Number(stdout))
      }
    }
    return new Map([...times].map(([name, values]) => [name, median(values)]))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The names that `vscode` exports, each a class that can be extended, called and asked for more: enough to load. */
const loader = `
const Module = require('node:module')
const types = require('node:fs').readFileSync(process.argv[3], 'utf8')
const anything = new Proxy(class {}, { get: (target, name) => (name === 'prototype' ? target.prototype : anything) })
const names = types.matchAll(/export (?:class|enum|namespace|const|function) (\\w+)/g)
const vscode = Object.fromEntries(Array.from(names, ([, name]) => [name, anything]))
const load = Module._load
Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest))
const start = process.threadCpuUsage()
require(process.argv[2])
const { user, system } = process.threadCpuUsage(start)
console.log((user + system) / 1000)
`

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
