import { isJson, parsedJson, textOf } from '../base/json.ts'
import type { Json } from '../base/json.ts'
import { isDeeperThan } from '../base/jsonDepth.ts'

export interface ServiceMessage {
  readonly code?: string
  /** The innermost sentence, redacted. */
  readonly text?: string
}

/** How deep JSON is looked for inside messages; the service was seen to nest it twice. */
const maxDepth = 5
const maxLength = 600
/** Characters of a text that are read at all: more than any real message has. */
export const maxRead = 64 * 1024
/** Characters that are looked through for what must not be shown. */
const maxLooked = 2_000

/** Codes that only say that something failed: a code found further inside is better. */
const vagueCodes = new Set(['UnknownError', 'BadRequest', 'Forbidden', 'InternalError'])

/**
 * Unwraps an error of Graph or Intune, whose `message` is often JSON inside a string, once or twice,
 * down to its innermost sentence.
 */
export function serviceMessage(error: Json): ServiceMessage {
  let code: string | undefined
  let text: string | undefined
  let layer: Json | undefined = error
  for (let depth = 0; layer !== undefined && depth < maxDepth; depth++) {
    const inner: string | undefined = textOf(layer, 'code') ?? textOf(layer, 'errorCode') ?? textOf(layer, 'ErrorCode')
    if (inner !== undefined && (code === undefined || vagueCodes.has(code))) code = inner
    const message: string | undefined = textOf(layer, 'message') ?? textOf(layer, 'Message')
    text = message ?? text
    layer = message === undefined || message.length > maxRead ? undefined : jsonIn(message)
  }
  const sentence = layer === undefined && text !== undefined ? redacted(withoutTail(bounded(text))) : undefined
  return { code: plainCode(code), text: sentence === '' ? undefined : sentence }
}

/** A code is a word or a short phrase; what is anything else is no code, and may name people. */
function plainCode(code: string | undefined): string | undefined {
  return code !== undefined && /^[\w .:-]{1,80}$/.test(code) && redacted(code) === code ? code : undefined
}

/** The JSON object that a message is; a sentence that only begins with a brace stays a sentence. */
function jsonIn(text: string): Json | undefined {
  const parsed = text.trimStart().startsWith('{') && !isDeeperThan(text) ? parsedJson(text) : undefined
  return isJson(parsed) ? parsed : undefined
}

/** Support data that follows the sentence: ids of the operation and the address of an inner server. */
function withoutTail(text: string): string {
  return text.replace(/ ?-? ?(?:Operation ID \(for customer support\)|Activity ID|Url):.*$/, '').trim()
}

/** White space is collapsed and the rest cut before anything else looks at the text: it may be long, and made to be slow. */
function bounded(text: string): string {
  return text.slice(0, maxRead).replace(/\s+/g, ' ').slice(0, maxLooked).trim()
}

/** Takes out what must not reach a log or a screenshot: tokens, secrets, addresses of servers and of people. */
export function redacted(text: string): string {
  const clean = bounded(text)
    .replace(/\beyJ[\w-]{5,}(?:\.[\w-]*){0,4}/g, '(token)')
    .replace(/\b(?:Bearer|Basic) [\w.~+/=-]{8,}/gi, '(token)')
    .replace(/\b(client_secret|client_assertion|refresh_token|access_token|password|code)=[^\s&"']+/gi, '$1=(secret)')
    .replace(/[\w.~+/=-]{100,}/g, '(token)')
    .replace(/\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s'"<>]+/gi, '(address)')
    .replace(/[\p{L}\p{N}_.+#'%-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu, '(name)')
    .replace(
      /\b(?:[a-z0-9-]{1,63}\.){1,8}(?:microsoft|microsoftonline|windows|azure|office|chinacloudapi)\.(?:com|net|us|cn)\b/gi,
      '(address)',
    )
    .trim()
  return clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean
}
