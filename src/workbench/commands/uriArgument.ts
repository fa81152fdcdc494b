import * as vscode from 'vscode'
import { asJson, type Json, textOf } from '../../base/json.ts'
import { UsageError } from '../../session/usageError.ts'

/** A `Uri`, its string, or its parts, as a keybinding can have them. Throws a `UsageError`. */
export function uriArgument(args: Json): vscode.Uri {
  const value = args['uri']
  if (value instanceof vscode.Uri) return value
  try {
    if (typeof value === 'string') return vscode.Uri.parse(value, true)
    const parts = asJson(value)
    const [scheme, path] = [textOf(parts, 'scheme'), textOf(parts, 'path')]
    if (scheme !== undefined && path !== undefined) {
      return vscode.Uri.from({ scheme, path, authority: textOf(parts, 'authority'), query: textOf(parts, 'query') })
    }
  } catch {
    // Said below.
  }
  throw new UsageError('uri has to be a Uri, or its string')
}
