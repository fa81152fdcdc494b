// The messages of `src` that VS Code can translate. Run under Node, it writes them to l10n/bundle.l10n.json.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { platformNames } from '../../src/intune/findings/describeFinding.ts'
import { areas } from '../../src/intune/kinds/areas.ts'
import { kindTable } from '../../src/intune/kinds/kindTable.ts'
import { projectPaths } from './projectPaths.ts'

export const bundlePath = join(projectPaths.root, 'l10n/bundle.l10n.json')

export interface SourceMessages {
  /** Sorted, each once. */
  readonly messages: readonly string[]
  /** Calls whose message can't be known from the text, as "file: call". */
  readonly unreadable: readonly string[]
}

/** `vscode.l10n.t(…)`, the `t(…)` taken from it, and the `sentence(…)` in which the domain words its findings. */
const call = /(?:\bl10n\.t|(?<![\w.#$])t|(?<!function )\bsentence)\(\s*/g
const literal = /^(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")\s*[,)]/
/** A worded finding, whose message is counted where it is written, or a text of a kind's row. */
const worded = /^(?:(?:\w+\.)?message,\s*\.\.\.|dataText\))/

/** Throws when a file can't be read. */
export function sourceMessages(): SourceMessages {
  const messages = new Set<string>()
  const unreadable: string[] = []
  for (const file of globSync('src/**/*.ts', { cwd: projectPaths.root })) {
    const text = readFileSync(join(projectPaths.root, file), 'utf8')
    const found = messagesOf(text)
    for (const message of found.messages) messages.add(message)
    unreadable.push(...found.unreadable.map((one) => `${file}: ${one}`))
  }
  for (const text of kindTexts()) messages.add(text)
  for (const text of ['Other', ...platformNames.values()]) messages.add(text)
  return { messages: [...messages].sort(), unreadable }
}

/** What the rows of the kinds say: it is translated where it is shown. */
function* kindTexts(): Generator<string> {
  for (const { title } of areas) yield title
  for (const { title, heading, fields, write, sorts } of kindTable) {
    yield title
    if (heading !== undefined) yield heading
    for (const sort of sorts) {
      yield sort.title
      if (sort.locked !== undefined) yield sort.locked
    }
    for (const field of fields) {
      yield field.title
      for (const value of field.values ?? []) yield value.title
      for (const preset of field.presets ?? []) yield preset.title
    }
    if (write.by === 'none') yield write.reason
  }
}

export function messagesOf(source: string): SourceMessages {
  const messages: string[] = []
  const unreadable: string[] = []
  for (const { index, 0: head } of source.matchAll(call)) {
    const rest = source.slice(index + head.length)
    const [, single, double] = literal.exec(rest) ?? []
    const text = single ?? double
    if (text !== undefined) messages.push(unescape(text))
    else if (!worded.test(rest)) unreadable.push(`${head}${rest.slice(0, 40)}`.replaceAll(/\s+/g, ' '))
  }
  return { messages, unreadable }
}

function unescape(text: string): string {
  return String(JSON.parse(`"${text.replaceAll("\\'", "'").replaceAll(/(?<!\\)"/g, String.raw`\"`)}"`))
}

if (import.meta.main) {
  const { messages } = sourceMessages()
  writeFileSync(bundlePath, `${JSON.stringify(Object.fromEntries(messages.map((one) => [one, one])), null, 2)}\n`)
  console.log(`${messages.length} messages`)
}
