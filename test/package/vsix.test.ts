import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Metafile } from 'esbuild'
import { options } from '../../esbuild.js'
import { projectPaths, vsixPath } from '../support/projectPaths.ts'
import { bundledPackages } from '../support/vsix/bundledPackages.ts'
import { differingFiles, otherBuild } from '../support/vsix/otherBuild.ts'
import { zipEntries } from '../support/vsix/zipEntries.ts'

interface Bill {
  readonly components: readonly { purl: string; hashes: readonly { content: string }[]; licenses: readonly unknown[] }[]
  readonly dependencies: readonly { ref: string; dependsOn: readonly string[] }[]
}

describe('the package', () => {
  const zip = readFileSync(vsixPath)
  const entries = zipEntries(zip)
  const text = (name: string): string => entries.get(`extension/${name}`)?.toString('utf8') ?? ''
  let metafile: Metafile
  before(async () => {
    ;({ metafile } = await build({ ...options, metafile: true, absWorkingDir: projectPaths.root, write: false }))
  })

  it('holds what runs, what is shown, and what explains it', () => {
    const files = [...entries.keys()].filter((name) => !name.startsWith('extension/media/'))
    assert.deepEqual(files.toSorted(), [
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/SECURITY.md',
      'extension/ThirdPartyNotices.txt',
      'extension/changelog.md',
      'extension/dist/extension.cjs',
      'extension/dist/identity.cjs',
      'extension/dist/jsonc.cjs',
      'extension/dist/overviewPage.cjs',
      'extension/dist/sampleTenant.cjs',
      'extension/dist/undici.cjs',
      'extension/l10n/bundle.l10n.json',
      'extension/package.json',
      'extension/package.nls.json',
      'extension/readme.md',
      'extension/sbom.cdx.json',
    ])
    for (const name of files) assert.notEqual(entries.get(name)?.length, 0, name)
  })

  it('is the same to the byte, whoever builds it', async () => {
    const other = await otherBuild()
    assert.deepEqual(differingFiles(entries, zipEntries(other)), [])
    assert.ok(zip.equals(other), 'times, order or modes in the package depend on who builds it')
  })

  it('has a notice and a component for each package of which its bundle holds a file', () => {
    const folders = foldersIn(metafile)
    assert.ok(folders.length > 20)
    const notices = text('ThirdPartyNotices.txt')
    const { components, dependencies } = JSON.parse(text('sbom.cdx.json')) as Bill
    const lock = JSON.parse(readFileSync(join(projectPaths.root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { integrity: string }>
    }
    for (const folder of folders) {
      const { name, version, license } = JSON.parse(
        readFileSync(join(projectPaths.root, folder, 'package.json'), 'utf8'),
      ) as Record<'name' | 'version' | 'license', string>
      const file = ['LICENSE', 'license', 'LICENSE.txt', 'LICENSE.md', 'license.md'].find((one) =>
        existsSync(join(projectPaths.root, folder, one)),
      )
      const licence = readFileSync(join(projectPaths.root, folder, file ?? 'LICENSE'), 'utf8')
      assert.ok(notices.includes(`\n${name} ${version} (${license})\n`), `${folder} has no notice`)
      assert.ok(notices.includes(licence.replaceAll('\r\n', '\n').trim()), `${folder} has no licence text`)
      const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
      const component = components.find((one) => one.purl === purl)
      assert.ok(component, `${folder} is no component`)
      assert.deepEqual(component.licenses, [{ license: { id: license } }])
      const hash = Buffer.from(component.hashes[0]?.content ?? '', 'hex').toString('base64')
      assert.equal(`sha512-${hash}`, lock.packages[folder]?.integrity)
    }
    assert.equal(components.length, folders.length, 'a component that the bundle does not hold')
    assert.equal(new Set(components.map(({ purl }) => purl)).size, components.length)
    const known = new Set(dependencies.map(({ ref }) => ref))
    for (const { dependsOn } of dependencies) for (const ref of dependsOn) assert.ok(known.has(ref), ref)
  })

  it('shows no picture that is not there, and links to nothing beside it', () => {
    for (const name of ['readme.md', 'changelog.md', 'SECURITY.md']) {
      const links = Array.from(text(name).matchAll(/\]\(([^)]*)\)/g), ([, link]) => link ?? '')
      assert.deepEqual(
        links.filter((link) => !/^(https:|#)/.test(link)),
        [],
        name,
      )
      assert.doesNotMatch(text(name), /<(img|video)/)
    }
  })

  it('runs no script and asks for no package where it is installed', () => {
    const manifest = JSON.parse(text('package.json')) as Record<string, unknown>
    assert.deepEqual([manifest['scripts'], manifest['devDependencies']], [undefined, undefined])
    assert.match(text('changelog.md'), /## 0\.1\.0/)
  })

  it('is as small as what it needs: no forms, caches and mocks of undici, no second parser', () => {
    const parts = Object.keys(metafile.inputs).filter((path) => path.includes('node_modules/undici/'))
    assert.deepEqual(
      parts.filter((path) => /lib\/(milo|web|mock|cache|interceptor)\//.test(path)),
      [],
    )
  })
})

describe('a bundle', () => {
  let root: string
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'intune-notices-'))
    await mkdir(join(root, 'node_modules/@a/one/lib/part'), { recursive: true })
    const manifest = { name: '@a/one', version: '1.0.0', license: 'MIT' }
    await writeFile(join(root, 'node_modules/@a/one/package.json'), JSON.stringify(manifest))
    const packages = { 'node_modules/@a/one': { integrity: 'sha512-AAAA' } }
    await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages }))
  })
  afterEach(() => rm(root, { recursive: true, force: true }))

  const input = { bytes: 1, imports: [] }
  const metafile: Metafile = { outputs: {}, inputs: { 'node_modules/@a/one/lib/part/a.js': input, 'src/a.ts': input } }

  it('with a package that has no text of its licence is not packaged', async () => {
    assert.throws(() => bundledPackages(metafile, root), /node_modules\/@a\/one has no text of its licence/)
    await writeFile(join(root, 'node_modules/@a/one/license.md'), 'Do what you want.\r\n')
    assert.deepEqual(bundledPackages(metafile, root)[0]?.texts, ['Do what you want.'])
  })

  it('with a package that the lock does not have is not packaged', async () => {
    await writeFile(join(root, 'node_modules/@a/one/LICENSE'), 'Do what you want.')
    await writeFile(join(root, 'package-lock.json'), '{ "packages": {} }')
    assert.throws(() => bundledPackages(metafile, root), /is not in the lock/)
  })

  it('brings the notices of folders in a package too', async () => {
    await writeFile(join(root, 'node_modules/@a/one/LICENSE'), 'Of all.')
    await writeFile(join(root, 'node_modules/@a/one/lib/part/LICENSE.md'), 'Of a part.')
    assert.deepEqual(bundledPackages(metafile, root)[0]?.texts, ['Of all.', 'Of a part.'])
  })
})

function foldersIn({ inputs }: Metafile): string[] {
  const folders = Object.keys(inputs).map(
    (path) => /^node_modules\/.*(?<=node_modules\/)(@[^/]+\/)?[^/]+/.exec(path)?.[0],
  )
  return [...new Set(folders.filter((folder) => folder !== undefined))]
}
