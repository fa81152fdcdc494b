// Builds the extension: one bundle, and a chunk of its own for each file that is loaded on demand.
import { build } from 'esbuild'
import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** Files that `src` loads with `import()`; each becomes `dist/<name>.cjs` and is loaded on first use. */
const onDemand = [
  'src/graph/undici.ts',
  'src/auth/identity.ts',
  'src/intune/documents/jsonc.ts',
  'src/sampleTenant/sampleTenant.ts',
]
/** Scripts of pages, which VS Code reads and puts into them. */
const pages = ['src/workbench/overview/page/overviewPage.ts']

/** esbuild splits only ES modules, but the host loads CommonJS fastest: an `import()` of ours stays a call at run time. */
const keepDynamicImports = {
  name: 'keep-dynamic-imports',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.{1,2}\// }, (args) =>
      args.kind === 'dynamic-import' ? { path: `./${basename(args.path, '.ts')}.cjs`, external: true } : undefined,
    )
  },
}

/**
 * esbuild copies all of a CommonJS module's names for each file that imports it: 20,000 properties of `vscode` for this
 * extension, most of the time that loading it takes. One ES module in between names them once.
 */
const vscodeOnce = {
  name: 'vscode-once',
  setup(bundler) {
    const types = readFileSync(createRequire(import.meta.url).resolve('@types/vscode/index.d.ts'), 'utf8')
    const names = new Set(
      Array.from(types.matchAll(/^\texport (?:class|enum|namespace|const|function) (\w+)/gm), ([, name]) => name),
    )
    const contents = [
      "const api = require('vscode')",
      ...Array.from(names, (name) => `export const ${name} = api.${name}`),
    ]
    bundler.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'vscode-once' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'vscode-once' },
    )
    bundler.onLoad({ filter: /.*/, namespace: 'vscode-once' }, () => ({ contents: contents.join('\n') }))
  },
}

/** What undici loads only for bodies that nobody here sends (forms, streams). A file that moves makes the build fail. */
const leftOut = ['undici/lib/web/fetch/body.js', 'undici/lib/web/fetch/formdata', 'undici/lib/web/webidl']

const leaveOut = {
  name: 'leave-out',
  setup(bundler) {
    const met = new Set()
    bundler.onStart(() => met.clear())
    bundler.onResolve({ filter: /web\/(fetch|webidl)/ }, ({ path, importer, kind }) => {
      if (kind !== 'require-call' || !importer.includes('undici')) return undefined
      const file = leftOut.find((one) => join(dirname(importer), path).replaceAll('\\', '/').endsWith(one))
      if (file === undefined) return undefined
      met.add(file)
      return { path: file, namespace: 'left-out' }
    })
    bundler.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `throw new Error('${path} is not in this bundle')`,
    }))
    bundler.onEnd(() => {
      const missing = leftOut.filter((file) => !met.has(file))
      return { errors: missing.map((file) => ({ text: `Nothing loads ${file}: undici has changed` })) }
    })
  },
}

/** @type {import('esbuild').BuildOptions} */
export const options = {
  entryPoints: ['src/extension.ts', ...onDemand, ...pages],
  outdir: 'dist',
  entryNames: '[name]',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  minify: true,
  keepNames: false,
  legalComments: 'none',
  metafile: true,
  // undici leaves its second, experimental parser out where this is defined, as Node's own build of it does.
  // A page has no process to ask.
  define: { esbuildDetection: 'true', 'process.env.NODE_ENV': '"production"' },
  // Its entry for CommonJS asks for its files in a way that no bundler follows.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  plugins: [keepDynamicImports, vscodeOnce, leaveOut],
}

/**
 * What F5 and `npm run watch` make: readable, with a map from each line to its TypeScript.
 * @type {import('esbuild').BuildOptions}
 */
export const debugOptions = { ...options, minify: false, sourcemap: 'linked' }

if (import.meta.main ?? process.argv[1]?.endsWith('esbuild.js')) {
  rmSync('dist', { recursive: true, force: true })
  if (process.argv.includes('--watch')) {
    const { context } = await import('esbuild')
    await (await context({ ...debugOptions, logLevel: 'info' })).watch()
  } else {
    await build({ ...options, logLevel: 'info' })
  }
}
