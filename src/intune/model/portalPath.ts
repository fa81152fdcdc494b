import type { Configuration } from './configuration.ts'

/** Where the admin center shows the configuration, behind its host; its kind's list where no link to it is known. */
export function portalPath({ kind, sort, id, displayName, linkValues }: Configuration): string {
  const link = sort.link ?? kind.link
  if (link === undefined) return kind.listLink
  const values: Readonly<Record<string, string>> = { ...linkValues, id, name: displayName }
  return link.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}
