/** Letters of other scripts, and digits, that look like a Latin letter in the fonts of VS Code. */
const alike: ReadonlyMap<string, string> = new Map(
  [
    ['авсԁеғһіјкӏмоԛрѕтухѵѡԝ', 'abcdefhijklmoqpstyxvww'],
    ['αβγδεικνορτυχω', 'aby6eikvoptuxw'],
    ['ıȷɑɡɩʋƽ', 'ijagiu5'],
    ['01|!', 'olll'],
  ].flatMap(([from = '', to = '']) => Array.from(from, (letter, index) => [letter, to[index] ?? letter] as const)),
)

/** What two names have in common that people take for each other: form, case, accents, script and blanks count for nothing. */
export function skeleton(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{M}\u2800]/gu, '')
    .toLowerCase()
  return Array.from(folded, (letter) => alike.get(letter) ?? letter)
    .join('')
    .replace(/i/g, 'l')
    .replace(/rn/g, 'm')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
}

/** Of these names, those that people may take for another one of them, the same name twice included. */
export function lookAlikes(names: Iterable<string>): ReadonlySet<string> {
  const groups = Map.groupBy(names, skeleton)
  return new Set([...groups.values()].filter((some) => some.length > 1).flat())
}
