const maxLength = 600
/** Characters of a text that are read at all: more than any real message has. */
export const maxRead = 64 * 1024
/** Characters that are looked through for what must not be shown. */
const maxLooked = 2_000

/**
 * What must not reach a log or a screenshot, in the order in which it is looked for, and what stands in its place. Each
 * expression is bounded: the text may be made to be slow.
 */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{5,}(?:\.[\w-]*){0,4}/g, '(token)'],
  // Not "Basic settings" and "Bearer tokens", which are words.
  [/\b(?:[Bb]earer|[Bb]asic|BEARER|BASIC) (?![A-Z]?[a-z]+[.,;:!?)]?(?:\s|$))[\w.~+/=-]{4,}/g, '(token)'],
  // Refresh tokens of work accounts and of personal ones, and client secrets, by their own forms.
  [/\b[01]\.A[\w-]{20,}[\w.-]*/g, '(token)'],
  [/\bM\.[CR]\d[^\s"']{20,}/g, '(token)'],
  [/[\w.~-]{3,5}Q~[\w.~-]{20,}/g, '(secret)'],
  [
    /([\w-]{0,40}(?:secret|assertion|password|passwd|pwd|(?:access|refresh|id)_?token|api[_-]?key))["']?\s?(?:=|:|%3D)\s?(?:"[^"]*"|'[^']*'|[^\s"',;]+)/gi,
    '$1=(secret)',
  ],
  [/\bcode(?:=|%3D)[^\s&"']+/gi, 'code=(secret)'],
  [/[\w.~+/=*!$-]{100,}/g, '(token)'],
  [/\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s'"<>]+/gi, '(address)'],
  // A proxy with its user and password, without a scheme.
  [/[^\s:@"'<>]{1,64}:[^\s@"'<>]{1,128}@[^\s"'<>]+/g, '(address)'],
  // People, guests with #EXT# and in other scripts too, as they are and as an address has them.
  [
    /[^\s"<>()@＠,;:=/\\[\]]{1,128}(?:[@＠]|%(?:25){0,3}40)[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){0,8}/gu,
    '(name)',
  ],
  [
    /\b(?:[a-z0-9-]{1,63}\.){1,8}(?:microsoft|microsoftonline|windows|azure|office|chinacloudapi)\.(?:com|net|us|cn)\b/gi,
    '(address)',
  ],
]

/** Takes out what must not reach a log or a screenshot: tokens, secrets, addresses of servers and of people. */
export function redacted(text: string): string {
  const clean = secrets.reduce((left, [secret, instead]) => left.replace(secret, instead), boundedText(text)).trim()
  return clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean
}

/** White space is collapsed and the rest cut before anything else looks at the text. */
export function boundedText(text: string): string {
  return text.slice(0, maxRead).replace(/\s+/g, ' ').slice(0, maxLooked).trim()
}
