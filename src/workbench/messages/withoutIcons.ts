import { plainLine } from './plainLine.ts'

/** A line for a place where VS Code would draw `$(name)` as an icon: it is shown as text, whatever is in it. */
export function withoutIcons(text: string): string {
  return plainLine(text).replace(/\$\(/g, '$ (')
}
