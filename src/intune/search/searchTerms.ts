/** The words before a colon that a search understands, and what each looks at. */
export const searchKeys = ['group', 'kind', 'area', 'platform', 'tag', 'intent', 'finding', 'is'] as const
export type SearchKey = (typeof searchKeys)[number]

export const searchStates = ['unassigned', 'warning', 'unread'] as const
export type SearchState = (typeof searchStates)[number]

/** One thing that has to be true of what is found. Texts are in lower case and never empty. */
export type SearchTerm =
  | { readonly key: Exclude<SearchKey, 'is'> | 'text'; readonly text: string }
  | { readonly key: 'is'; readonly state: SearchState }

/** A word, with the part in quotes whole: `group:"SG Pilot"`. An open quote goes on to the end. */
const word = /(?:[^\s"]|"[^"]*(?:"|$))+/g

/**
 * The terms of a search as it is typed. What is no term that can be known (`is:foo`, a key of which the text is not typed
 * yet) is looked for as text, or left out where there is nothing to look for.
 */
export function searchTerms(search: string): readonly SearchTerm[] {
  return (search.match(word) ?? []).flatMap((one) => termOf(one.toLocaleLowerCase()))
}

function termOf(typed: string): readonly SearchTerm[] {
  const colon = typed.indexOf(':')
  const key = searchKeys.find((one) => one === typed.slice(0, Math.max(colon, 0)))
  const text = typed.slice(key === undefined ? 0 : colon + 1).replaceAll('"', '')
  if (text === '') return []
  if (key !== 'is') return [{ key: key ?? 'text', text }]
  const states = searchStates.filter((one) => one.startsWith(text))
  return states[0] !== undefined && states.length === 1 ? [{ key, state: states[0] }] : [{ key: 'text', text: typed }]
}
