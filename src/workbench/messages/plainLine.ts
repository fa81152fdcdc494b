/**
 * Text that may hold anything, such as a name or what a service said, as one line that only shows: VS Code draws
 * `[label](command:…)` in a message as a link that runs the command. A line break becomes a blank, and a character that
 * nobody sees or that turns the order of the text around becomes a visible mark.
 */
export function plainLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(
      /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/g,
      '\ufffd',
    )
    .replace(/[\u{e0000}-\u{e01ef}]/gu, '\ufffd')
    .replace(/\]\(/g, '] (')
}
