import { createHash } from 'node:crypto'
import type { BundledPackage } from './bundledPackages.ts'

/** What the bill says of the extension itself. */
export interface Product {
  readonly publisher: string
  readonly name: string
  readonly version: string
  readonly license: string
}

/**
 * A CycloneDX 1.6 bill of what is in the bundle, as JSON: https://cyclonedx.org/docs/1.6/json/
 *
 * It has no time, and its serial number is made from its content: the same bundle has the same bill.
 */
export function billOfMaterials(product: Product, packages: readonly BundledPackage[]): string {
  const refs = new Map(packages.map((one) => [one.folder, packageUrl(one)]))
  const used = new Set(packages.flatMap(({ uses }) => uses))
  const self = `${product.publisher}.${product.name}@${product.version}`
  const content = {
    metadata: {
      component: {
        type: 'application',
        'bom-ref': self,
        publisher: product.publisher,
        name: product.name,
        version: product.version,
        licenses: [{ license: { id: product.license } }],
      },
    },
    components: packages.map(component),
    dependencies: [
      { ref: self, dependsOn: packages.filter(({ folder }) => !used.has(folder)).map(packageUrl) },
      ...packages.map((one) => ({ ref: packageUrl(one), dependsOn: one.uses.map((folder) => refs.get(folder)) })),
    ],
  }
  const head = { bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: serialNumber(content), version: 1 }
  return `${JSON.stringify({ ...head, ...content }, undefined, 2)}\n`
}

/** https://github.com/package-url/purl-spec, type npm. */
export function packageUrl({ name, version }: Pick<BundledPackage, 'name' | 'version'>): string {
  return `pkg:npm/${name.replace(/^@/, '%40')}@${version}`
}

function component(one: BundledPackage) {
  const [group, name] = one.name.startsWith('@') ? one.name.split('/') : [undefined, one.name]
  return {
    type: 'library',
    'bom-ref': packageUrl(one),
    group,
    name,
    version: one.version,
    hashes: [{ alg: 'SHA-512', content: Buffer.from(one.integrity.replace(/^sha512-/, ''), 'base64').toString('hex') }],
    // An expression ("MIT OR Apache-2.0") is told apart from a single id.
    licenses: /\s/.test(one.license) ? [{ expression: one.license }] : [{ license: { id: one.license } }],
    purl: packageUrl(one),
  }
}

/** A UUID of version 8, from a hash. */
function serialNumber(content: unknown): string {
  const hex = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
