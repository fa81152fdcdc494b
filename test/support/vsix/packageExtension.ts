import { chmod, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { options } from '../../../esbuild.js'
import { packageVsix } from '../packageVsix.ts'
import { projectPaths } from '../projectPaths.ts'
import { billOfMaterials, type Product } from './billOfMaterials.ts'
import { bundledPackages } from './bundledPackages.ts'
import { packagedReadme } from './packagedReadme.ts'
import { thirdPartyNotices } from './thirdPartyNotices.ts'

/** What may be in the package; `.vscodeignore` says which files of these. */
const parts = ['.vscodeignore', 'package.nls.json', 'CHANGELOG.md', 'SECURITY.md', 'LICENSE', 'dist', 'media', 'l10n']
/** What only the checkout needs of the manifest. */
const ofCheckout = new Set(['scripts', 'devDependencies', 'optionalDependencies'])

/** Builds the extension and packages it, with the notices and the bill of what the bundle holds. */
export async function packageExtension(out: string): Promise<boolean> {
  const { root } = projectPaths
  await rm(join(root, 'dist'), { recursive: true, force: true })
  const { metafile } = await build({ ...options, metafile: true, absWorkingDir: root, logLevel: 'info' })
  const packages = bundledPackages(metafile, root)
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Product
  const kept = Object.entries(manifest).filter(([name]) => !ofCheckout.has(name))
  const made = {
    'package.json': `${JSON.stringify(Object.fromEntries(kept), undefined, 2)}\n`,
    'README.md': packagedReadme(await readFile(join(root, 'README.md'), 'utf8')),
    'ThirdPartyNotices.txt': thirdPartyNotices(packages),
    'sbom.cdx.json': billOfMaterials(manifest, packages),
  }

  const stage = await mkdtemp(join(tmpdir(), 'intune-vsix-'))
  try {
    for (const part of parts) await cp(join(root, part), join(stage, part), { recursive: true })
    for (const [name, text] of Object.entries(made)) await writeFile(join(stage, name), text)
    // The package keeps each file's mode, which a checkout has by its user's habits.
    for (const entry of await readdir(stage, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) await chmod(join(entry.parentPath, entry.name), 0o644)
    }
    return await packageVsix(stage, out)
  } finally {
    await rm(stage, { recursive: true, force: true })
  }
}

if (import.meta.main && process.argv[2] !== undefined) {
  process.exit((await packageExtension(process.argv[2])) ? 0 : 1)
}
