import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build, formatMessages } from 'esbuild'
import { debugOptions, options } from '../../esbuild.js'
import { pauseAt } from '../support/inspectorSession.ts'
import { projectPaths } from '../support/projectPaths.ts'

/** A bundle that a debugger knows, and the way back from a place in it (from 0) to the TypeScript (from 0). */
interface Bundle {
  readonly path: string
  readonly lines: readonly string[]
  readonly original: (line: number, column: number) => { source: string; line: number } | undefined
}

describe('what F5 runs', () => {
  let folder: string
  let bundles: Map<string, Bundle>

  before(async function () {
    this.timeout(20_000)
    folder = await mkdtemp(join(tmpdir(), 'intune-debug-'))
    await build({ ...debugOptions, absWorkingDir: projectPaths.root, outdir: join(folder, 'dist') })
    const names = (await readdir(join(folder, 'dist'))).filter((name) => name.endsWith('.cjs'))
    bundles = new Map(
      await Promise.all(names.map(async (name) => [name, await read(join(folder, 'dist', name))] as const)),
    )
  })

  after(() => rm(folder, { recursive: true, force: true }))

  it('says for each exported function of ours in which line of the TypeScript it is', async () => {
    let checked = 0
    for (const { lines, original } of bundles.values()) {
      for (const [line, text] of lines.entries()) {
        const name = /^(?:async )?function (\w+)\(/.exec(text)?.[1]
        const origin = original(line, text.indexOf('function'))
        if (!name || !origin?.source.startsWith(join(projectPaths.root, 'src'))) continue
        const source = (await readFile(origin.source, 'utf8')).split('\n')
        const own = name.replace(/\d+$/, '')
        assert.match(
          source[origin.line] ?? '',
          new RegExp(`function \\*?${own}\\d*\\b`),
          `${origin.source}:${origin.line + 1}`,
        )
        checked++
      }
    }
    assert.ok(checked > 300, `${checked} functions`)
  })

  it('stops at a breakpoint in TypeScript', async function () {
    this.timeout(20_000)
    const wanted = { source: join(projectPaths.root, 'src/extension.ts'), text: 'createOutputChannel(' }
    const source = (await readFile(wanted.source, 'utf8')).split('\n')
    const breakpoint = source.findIndex((line) => line.includes(wanted.text))
    const { path, lines, original } = found(bundles, 'extension.cjs')
    const line = lines.findIndex((one) => one.includes(wanted.text))
    const column = (lines[line] ?? '').search(/\S/)
    assert.deepEqual(original(line, column), { source: wanted.source, line: breakpoint })
    const program = join(folder, 'program.cjs')
    await writeFile(program, `${stubOfVscode}\nrequire(${JSON.stringify(path)}).activate(anything)`)
    const pause = await pauseAt([program], { file: path, line, column })
    assert.equal(pause.functionName, 'activate')
    assert.deepEqual(original(pause.line, pause.column), { source: wanted.source, line: breakpoint })
  })

  it('tells VS Code where a mistake is: the problem matcher of the watch task fits what esbuild prints', async () => {
    const [output = ''] = await formatMessages(
      [{ text: 'Expected ";"', location: { file: 'src/base/json.ts', line: 3, column: 7, lineText: 'let a b' } }],
      { kind: 'error', color: false },
    )
    const tasks = JSON.parse(await readFile(join(projectPaths.root, '.vscode/tasks.json'), 'utf8')) as Tasks
    const matcher = tasks.tasks.find(({ label }) => label === 'watch')?.problemMatcher
    const patterns = matcher?.pattern ?? []
    const matches = patterns.map(({ regexp }, index) => new RegExp(regexp).exec(output.split('\n')[index] ?? ''))
    assert.equal(matches[0]?.[patterns[0]?.message ?? 0], 'Expected ";"')
    const place = patterns[2]
    assert.deepEqual(
      [place?.file, place?.line, place?.column].map((group = 0) => matches[2]?.[group]),
      ['src/base/json.ts', '3', '7'],
    )
  })

  it('is not what is packaged: that is small and has no maps', () => {
    assert.equal(options.minify, true)
    assert.equal('sourcemap' in options, false)
  })
})

interface Tasks {
  readonly tasks: readonly {
    readonly label: string
    readonly problemMatcher: {
      readonly pattern: readonly { regexp: string; message?: number; file?: number; line?: number; column?: number }[]
    }
  }[]
}

/** As far as the extension needs it to be loaded and to begin. */
const stubOfVscode = `
const Module = require('node:module')
const anything = new Proxy(function () {}, { get: (_, name) => (name === 'prototype' ? {} : anything), construct: () => anything, apply: () => anything })
const load = Module._load
Module._load = (name, ...rest) => (name === 'vscode' ? anything : load(name, ...rest))`

async function read(path: string): Promise<Bundle> {
  const map = new SourceMap(JSON.parse(await readFile(`${path}.map`, 'utf8')) as SourceMapPayload)
  return {
    path,
    lines: (await readFile(path, 'utf8')).split('\n'),
    original: (line, column) => {
      const entry = map.findEntry(line, column)
      return 'originalSource' in entry && entry.originalSource
        ? { source: resolve(path, '..', entry.originalSource), line: entry.originalLine }
        : undefined
    },
  }
}

function found(bundles: Map<string, Bundle>, name: string): Bundle {
  const bundle = bundles.get(name)
  if (!bundle) throw new Error(`There is no ${name}`)
  return bundle
}
