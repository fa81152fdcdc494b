import { searchKeys, searchStates } from './searchTerms.ts'

/** What can stand behind the keys that name something of the tenant. */
export interface SearchValues {
  readonly group: Iterable<string>
  readonly kind: Iterable<string>
  readonly area: Iterable<string>
  readonly platform: Iterable<string>
  readonly tag: Iterable<string>
  readonly intent: Iterable<string>
  readonly finding: Iterable<string>
}

/** How many are offered: who wants another types on. */
const most = 50

/** What the word that is being typed can become, as the whole search with it. */
export function completions(typed: string, values: SearchValues): readonly { word: string; search: string }[] {
  const start = lastWordAt(typed)
  const current = typed.slice(start).toLocaleLowerCase()
  const words = current.includes(':') ? valuesOf(current, values) : keysOf(current)
  return words.map((word) => ({ word, search: `${typed.slice(0, start)}${word}${word.endsWith(':') ? '' : ' '}` }))
}

function keysOf(current: string): readonly string[] {
  return searchKeys.map((key) => `${key}:`).filter((key) => key.startsWith(current))
}

function valuesOf(current: string, values: SearchValues): readonly string[] {
  const colon = current.indexOf(':')
  const key = searchKeys.find((one) => one === current.slice(0, colon))
  if (key === undefined) return []
  const begun = current.slice(colon + 1).replaceAll('"', '')
  const found: string[] = []
  for (const value of key === 'is' ? searchStates : new Set(values[key])) {
    if (!value.toLocaleLowerCase().includes(begun)) continue
    // A quote in a name can't be written; the part before it finds the name, too.
    const text = value.split('"')[0] ?? ''
    found.push(`${key}:${/\s/.test(text) ? `"${text}"` : text}`)
    if (found.length === most) break
  }
  return found
}

/** Where the word begins that the end of the text belongs to; blanks in open quotes are part of it. */
function lastWordAt(text: string): number {
  let start = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '"') quoted = !quoted
    else if (!quoted && /\s/.test(character)) start = at + 1
  }
  return start
}
