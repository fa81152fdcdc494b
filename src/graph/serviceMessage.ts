import { isJson, parsedJson, textOf } from '../base/json.ts'
import type { Json } from '../base/json.ts'

export interface ServiceMessage {
  readonly code?: string
  /** The innermost sentence, redacted. */
  readonly text?: string
}

/** How deep JSON is looked for inside messages; the service was seen to nest it twice. */
const maxDepth = 5
const maxLength = 600

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
    layer = message === undefined ? undefined : jsonIn(message)
  }
  const sentence = layer === undefined && text !== undefined ? redacted(withoutTail(text)) : undefined
  return { code, text: sentence === '' ? undefined : sentence }
}

/** The JSON object that a message is; a sentence that only begins with a brace stays a sentence. */
function jsonIn(text: string): Json | undefined {
  const parsed = text.trimStart().startsWith('{') ? parsedJson(text) : undefined
  return isJson(parsed) ? parsed : undefined
}

/** Support data that follows the sentence: ids of the operation and the address of an inner server. */
function withoutTail(text: string): string {
  return text.replace(/\s*-?\s*(Operation ID \(for customer support\)|Activity ID|Url):.*$/s, '').trim()
}

/** Takes out what must not reach a log or a screenshot: tokens, addresses of servers and of people. */
export function redacted(text: string): string {
  const clean = text
    .replace(/\beyJ[\w-]{5,}(\.[\w-]*){0,4}/g, '(token)')
    .replace(/\bBearer\s+[\w.~+/=-]{8,}/gi, '(token)')
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/[^\s'"<>]+/gi, '(address)')
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '(name)')
    .replace(
      /\b(?:[a-z0-9-]+\.)+(?:microsoft|microsoftonline|windows|azure|office|chinacloudapi)\.(?:com|net|us|cn)\b/gi,
      '(address)',
    )
    .replace(/\s+/g, ' ')
    .trim()
  return clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean
}
