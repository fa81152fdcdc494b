import { createHash } from 'node:crypto'

/** The same GUID for the same parts, always; shaped as version 4. */
export function guid(...parts: readonly (string | number)[]): string {
  const hex = createHash('sha1').update(parts.join('\n')).digest('hex')
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export function isGuid(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
}
