import { plainLine } from './plainLine.ts'

/** The service's own limit for names; a longer one only hides what stands behind it. */
const longest = 256

/** A name from outside (of a group, a configuration, a filter, a tenant, a person), or what stands for one that is empty. */
export function shownName(name: string | undefined, instead: string): string {
  const shown = plainLine(name ?? '', longest).trim()
  return shown === '' ? plainLine(instead, longest) : shown
}
