// Names that try to act, to hide, or to pass for something else. Every surface that shows a name is fed with each of them.

export interface NastyName {
  readonly name: string
  /** What it tries. */
  readonly tries: string
}

const command = 'command:intuneAssignments.replaceGroup?%7B%22from%22%3A%22a%22%7D'

export const nastyNames: readonly NastyName[] = [
  { tries: 'a link that runs a command', name: `Wi-Fi Corp [Show Report](${command})` },
  { tries: 'a link with a title', name: `[Retry](${command} "Retry")` },
  { tries: 'a link to a page', name: '[Sign In](https://login.example/contoso)' },
  { tries: 'a link to a file', name: '[Open](file:///etc/passwd)' },
  { tries: 'a link with a line break in it', name: `[Show\nReport](${command})` },
  { tries: 'a link with an unseen character in it', name: `[Show]\u200b(${command})` },
  { tries: 'half a link', name: '[Show Report' },
  { tries: 'the other half of a link', name: `Show Report](${command})` },
  { tries: 'many links', name: `[a](${command})`.repeat(200) },
  { tries: 'an icon', name: '$(check) Verified' },
  { tries: 'an icon that turns', name: '$(sync~spin) Reading' },
  { tries: 'an icon with an unseen character in it', name: '$\u2060(check) Verified' },
  { tries: 'more lines of a question', name: 'Pilot\n\nTenant: Contoso Test' },
  { tries: 'a line of the log', name: 'Pilot\r\n2026-01-01 00:00:00.000 [info] Signed in' },
  { tries: 'a line by a separator', name: 'Pilot\u2028Tenant: Contoso Test\u2029' },
  { tries: 'the start of the line again', name: 'Production\rPilot' },
  { tries: 'the colours of a terminal', name: '\u001b[31mProduction\u001b[0m\u0007\u0008' },
  { tries: 'the order of the text', name: 'Pilot \u202enoitcudorP\u202c' },
  { tries: 'the order of the text, isolated', name: '\u2067Pilot\u2069 \u061cgroup' },
  { tries: 'an unseen character', name: 'SG-\u200bSales' },
  { tries: 'tag characters', name: 'SG-Sales\u{e0041}\u{e007f}' },
  { tries: 'variation selectors', name: 'SG-Sales\ufe01\u{e0100}' },
  { tries: 'fillers', name: 'SG\u3164Sales\u115f\uffa0\u2800' },
  { tries: 'half a character', name: 'SG-Sales \ud83d' },
  { tries: 'a pile of accents', name: `Z${'\u0334\u0335\u0336\u0337'.repeat(40)}algo` },
  { tries: 'Markdown', name: '# Pilot **bold** `code` | cell | <img src=x onerror=alert(1)> &lt;b&gt;' },
  { tries: 'an image', name: '![logo](https://evil.example/pixel.png)' },
  { tries: 'a bare address', name: 'Go to https://evil.example/ now' },
  { tries: 'HTML', name: '<a href="command:workbench.action.terminal.new">open</a>' },
  { tries: 'a place for another value', name: '{0} {1} {2}' },
  { tries: 'to be long', name: 'W'.repeat(100_000) },
  { tries: 'to be nothing', name: '\u200b\u200b' },
  { tries: 'to be blank', name: ' \t ' },
]

/** Pairs that people take for the same name. */
export const lookAlikePairs: readonly (readonly [string, string])[] = [
  ['SG-Sales', 'SG-Sales'],
  ['SG-Sales', 'SG-\u200bSales'],
  ['SG-Sales', 'SG-Sales\u{e0041}'],
  ['SG-Sales', 'sg-sales'],
  ['SG-Sales', 'SG-S\u0430les'],
  ['SG-Sales', '\uff33\uff27-\uff33ales'],
  ['SG-Sales', 'SG\u2011Sales'],
  ['SG-Sales ', ' SG-Sales'],
  ['All Users', 'AII Users'],
  ['All Users', 'A11 Users'],
  ['Modern', 'Modem'],
  ['Caf\u00e9', 'Cafe\u0301'],
]

/** How VS Code finds links in the text of a notification (`src/vs/base/common/linkedText.ts`). */
export const linkOfNotification = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi

/** How VS Code finds icons in a label (`src/vs/base/common/iconLabels.ts`). */
export const iconOfLabel = /\$\([a-z0-9-]+(?:~[a-z]+)?\)/i

/** Characters that may not be seen, break the line or turn the order of the text. */
export const hidden =
  /[\p{Cc}\u2028\u2029\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\u{e0000}-\u{e01ef}]|\p{Cs}/u
