/** Characters that a line may have; what is longer is cut, so that it can't push away what stands behind it. */
const longest = 1_000

/** An emoji may have these: they choose its form, and join several to one. */
const joined =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?)(?:\u200d|\ufe0e|\ufe0f)|(?<=[\d#*])\ufe0f(?=\u20e3)/gu
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\u2800]/gu
const joiner = /\u200d|\ufe0e|\ufe0f/

/**
 * Text that may hold anything, such as a name or what a service said, as one line that only shows: VS Code draws
 * `[label](command:…)` in a message as a link that runs the command. A line break becomes a blank, and a character that
 * nobody sees or that turns the order of the text around becomes a visible mark.
 */
export function plainLine(text: string, length = longest): string {
  const line = text.slice(0, 4 * length).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
  const kept = new Set([...line.matchAll(joined)].map(({ index }) => index))
  const marked = line
    .replace(unseen, (character, index: number) => (joiner.test(character) && kept.has(index) ? character : '\ufffd'))
    // A pile of accents would cover the lines above and below.
    .replace(/(\p{M}{4})\p{M}+/gu, '$1\ufffd')
    .replace(/\](?=\()/g, '] ')
  return marked.length <= length ? marked : `${marked.slice(0, length - 1).replace(/\p{Cs}$/u, '')}…`
}
