import type { BundledPackage } from './bundledPackages.ts'

const rule = '-'.repeat(80)

/** A list of the packages, and below it each text once, with the packages that it is for. */
export function thirdPartyNotices(packages: readonly BundledPackage[]): string {
  const byText = new Map<string, BundledPackage[]>()
  for (const one of packages) {
    for (const text of one.texts) byText.set(text, [...(byText.get(text) ?? []), one])
  }
  const sections = Array.from(byText, ([text, users]) => [rule, users.map(line).join('\n'), rule, '', text].join('\n'))
  return `${[
    'Third-party notices',
    'Intune Assignments holds code of these packages. Their licences and notices follow.',
    packages.map(line).join('\n'),
    ...sections,
  ].join('\n\n')}\n`
}

function line({ name, version, license }: BundledPackage): string {
  return `${name} ${version} (${license})`
}
