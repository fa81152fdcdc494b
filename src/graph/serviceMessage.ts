import { isJson, parsedJson, textOf } from '../base/json.ts'
import type { Json } from '../base/json.ts'
import { isDeeperThan } from '../base/jsonDepth.ts'
import { boundedText, maxRead, redacted } from './redacted.ts'

export interface ServiceMessage {
  readonly code?: string
  /** The innermost sentence, redacted. */
  readonly text?: string
}

/** How deep JSON is looked for inside messages; the service was seen to nest it twice. */
const maxDepth = 5

/** Codes with blanks in them, which names of people have too. */
const phrases = new Set(['No method match route template'])

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
  const sentence = layer === undefined && text !== undefined ? redacted(withoutTail(boundedText(text))) : undefined
  return { code: plainCode(code), text: sentence === '' ? undefined : sentence }
}

/** What is neither a word nor a phrase that the service is known to have for a code is none, and may name people. */
function plainCode(code: string | undefined): string | undefined {
  if (code === undefined || phrases.has(code)) return code
  return /^[\w.:-]{1,80}$/.test(code) && redacted(code) === code ? code : undefined
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
